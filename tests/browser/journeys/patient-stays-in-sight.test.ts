import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { assignCare, makeMedication, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { Person } from '../person.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'

type Box = { top: number; bottom: number; height: number }

const box = (page: Page, selector: string): Promise<Box> =>
  page.evaluate(`(() => {
    const { top, bottom, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect()
    return { top, bottom, height }
  })()`)

/** Text that is there and cannot be seen, because its box has no room for it or it lies outside of the screen. */
const cut = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('.mg-patient *')].filter((one) => {
    const { top, bottom, left, right } = one.getBoundingClientRect()
    const style = getComputedStyle(one)
    const hidden = style.overflow !== 'visible' && style.clipPath === 'none'
    return hidden || (style.clipPath === 'none' && (top < -1 || bottom > innerHeight || left < 0 || right > innerWidth))
  }).map((one) => one.outerHTML.slice(0, 80))`)

/** What has the focus, where what stays in sight lies over it; undefined where it is free. */
const covered = (page: Page): Promise<string | undefined> =>
  page.evaluate(`(() => {
    const one = document.activeElement
    const stuck = [...document.querySelectorAll('.mg-stays, .mg-patient')]
      .filter((each) => getComputedStyle(each).position === 'sticky')
    if (one === document.body || one.closest('.mg-header') || stuck.some((each) => each.contains(one))) {
      return undefined
    }
    const { top, bottom } = one.getBoundingClientRect()
    const over = stuck.map((each) => each.getBoundingClientRect()).find((each) => top < each.bottom - 1 && bottom > each.top + 1)
    return over === undefined ? undefined : one.outerHTML.slice(0, 120) + ' at ' + top + ', under ' + over.bottom
  })()`)

async function walksBack(page: Page): Promise<number> {
  await page.evaluate(`(() => {
    scrollTo(0, document.documentElement.scrollHeight)
    const last = [...document.querySelectorAll('main a, main button, main input, main textarea, main select')]
      .filter((one) => one.checkVisibility()).at(-1)
    last.focus()
  })()`)
  let steps = 0
  const isOut = `document.activeElement.closest('main') === null`
  while (!(await page.evaluate<boolean>(isOut))) {
    assert.equal(await covered(page), undefined)
    await page.keyboard.press('Shift+Tab')
    steps += 1
    assert.ok(steps < 300)
  }
  return steps
}

/** No higher than it must be for anything to stay: a short chart is longer than that, and scrolls. */
const isLow = (page: Page) => page.setViewportSize({ width: page.viewportSize()?.width ?? 1280, height: 620 })

describe('whom a page is about', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let physician: TestUser
  let few: string
  let many: string
  const numerous = Array.from({ length: 30 }, (_, place) => `Allergy number ${place + 1} to a thing`)

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    physician = await makeUser(testApp, 'physician')
    await makeMedication(testApp)
    few = (await makePatient(testApp, { allergies: 'Penicillin: anaphylaxis\nLatex: rash of both hands' })).id
    many = (await makePatient(testApp, { allergies: numerous.join('\n') })).id
    await assignCare(testApp, few, physician.id)
    await assignCare(testApp, many, physician.id)
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  async function atChart(screen: 'desktop' | 'phone', id = few): Promise<Person> {
    const person = await Person.sitsDown(browser, testApp, baseUrl, screen)
    await person.hasSignedIn(physician)
    await person.opens(`/patients/${id}`)
    return person
  }

  for (const [screen, most] of [
    ['desktop', 80],
    ['phone', 130],
  ] as const) {
    it(`stays in sight with every allergy while one scrolls, and leaves the page its room (${screen})`, async () => {
      const { page } = await atChart(screen)
      assert.ok((await box(page, '.mg-patient')).height <= most)
      await isLow(page)
      await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
      const stuck = await box(page, '.mg-patient')
      assert.equal(Math.round(stuck.top), 0)
      assert.deepEqual(await cut(page), [])
      const words = await page.locator('.mg-patient').innerText()
      assert.match(
        words.replaceAll(/\s+/g, ' '),
        /Modise, Palesa.*Allergies: Penicillin: anaphylaxis Latex: rash of both hands/,
      )
    })

    it(`hides nothing that has the focus, backwards through chart and forms, nor what a link leads to (${screen})`, async () => {
      const person = await atChart(screen)
      const { page } = person
      assert.ok((await walksBack(page)) > 8)
      for (const address of ['encounters/new', 'allergies/new', 'prescriptions/new']) {
        await person.opens(`/patients/${few}/${address}`)
        assert.ok((await walksBack(page)) > 2, address)
      }
      await person.opens(`/patients/${few}/encounters/new`)
      await person.presses('Record the encounter')
      await page
        .getByRole('link', { name: /reason/i })
        .first()
        .click()
      assert.equal(await page.evaluate('document.activeElement.id'), 'reason')
      assert.equal(await covered(page), undefined)
      const { bottom } = await box(page, '.mg-patient')
      const { top } = await box(page, 'label[for=reason]')
      assert.ok(top >= bottom, 'the name of the field is seen too')
    })

    it(`says of more allergies than there is room for how many there are, and leads to all of them (${screen})`, async () => {
      const { page } = await atChart(screen, many)
      await isLow(page)
      await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
      const stuck = await box(page, '.mg-patient')
      assert.equal(Math.round(stuck.top), 0)
      assert.ok(stuck.height <= most)
      assert.deepEqual(await cut(page), [])
      await page.getByRole('link', { name: 'Read all 30' }).click()
      const all = await box(page, '#all-allergies')
      assert.ok(all.top >= (await box(page, '.mg-patient')).bottom - 1)
      const words = (await page.locator('#all-allergies').innerText()).replaceAll(/\s+/g, ' ')
      for (const allergy of numerous) {
        assert.ok(words.includes(allergy), allergy)
      }
    })
  }

  it('goes with the page on a low screen, and stands once on paper', async () => {
    const { page } = await atChart('desktop')
    await page.setViewportSize({ width: 844, height: 390 })
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
    assert.ok((await box(page, '.mg-patient')).bottom < 0)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.emulateMedia({ media: 'print' })
    const positions = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.mg-stays, .mg-patient')].map((one) => getComputedStyle(one).position)`,
    )
    assert.deepEqual(positions, ['static', 'static'])
  })

  it('stands under the strip that says that the glass is broken, and neither hides what has the focus', async () => {
    const other = await makePatient(testApp, { givenName: 'Thandeka', allergies: 'Aspirin' })
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.hasSignedIn(physician)
    await person.opens(`/patients/${other.id}/break-glass`)
    await person.page.locator('input[name=reasonCode]').first().check()
    await person.page.locator('[name=reason]').fill('Brought in unconscious, nobody else here')
    await person.page.locator('[name=accessCode]').fill(physician.accessCode ?? '')
    await person.page.locator('main form button[type=submit]').last().click()
    await person.sees('Emergency access is on')
    await person.opens(`/patients/${other.id}`)
    const { page } = person
    await isLow(page)
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
    const strip = await box(page, '.mg-emergency')
    const patient = await box(page, '.mg-patient')
    assert.equal(Math.round(strip.top), 0)
    assert.equal(Math.round(patient.top), Math.round(strip.bottom))
    assert.ok((await walksBack(page)) > 10)
    await page.setViewportSize({ width: 390, height: 620 })
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
    assert.equal(Math.round((await box(page, '.mg-patient')).top), 0)
    assert.ok((await walksBack(page)) > 10)
  })
})
