import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { assignCare, makePage, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { visit } from '../../support/request.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { Person } from '../person.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'

const focused = (person: Person) => person.page.evaluate<string>('document.activeElement.id')

describe('the bar above every page', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let physician: TestUser

  const arrives = async (screen: 'desktop' | 'phone' | 'without JavaScript' = 'desktop') => {
    const person = await Person.sitsDown(browser, testApp, baseUrl, screen)
    await person.hasSignedIn(physician)
    await person.opens('/')
    return person
  }

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr Zanele Maseko' })
    const { id } = await makePatient(testApp, { familyName: 'Vilakazi', givenName: 'Themba' })
    await assignCare(testApp, id, physician.id)
    for (const name of ['Formulary', 'Telephones', 'Rota']) {
      await makePage(testApp, { path: name.toLowerCase(), title: name, inMenu: true })
    }
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  it('is 48 pixels high, at any width', async () => {
    const person = await arrives()
    for (const width of [1280, 390, 320]) {
      await person.page.setViewportSize({ width, height: 844 })
      const bar = await person.page.locator('.mg-header__bar').boundingBox()
      assert.equal(bar?.height, 48, `at ${width}`)
    }
    await person.standsUp()
  })

  it('leads to the search with one key, but never from a field, and never once that is turned off', async () => {
    const person = await arrives()
    const { page } = person
    await page.keyboard.press('/')
    assert.equal(await focused(person), 'search-patients')
    await page.keyboard.type('1/2')
    assert.equal(await page.locator('#search-patients').inputValue(), '1/2')

    await person.opens('/patients')
    const field = page.getByLabel('Name, date of birth')
    await field.fill('a')
    await field.press('/')
    assert.equal(await field.inputValue(), 'a/')
    assert.notEqual(await focused(person), 'search-patients')

    await person.opens('/')
    await page.locator('.mg-person > summary').click()
    await page.getByRole('button', { name: 'Turn that off' }).click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    assert.notEqual(await focused(person), 'search-patients')
    await person.opens('/patients')
    await page.keyboard.press('/')
    assert.notEqual(await focused(person), 'search-patients')
    await person.standsUp()
  })

  it('offers patients while one types, opened by Enter; the letters typed stand in no address and are asked for once', async () => {
    const person = await arrives()
    const { page } = person
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') {
        asked.push(`${new URL(request.url()).pathname} ${request.postData() ?? ''}`)
      }
      assert.ok(!/vila/i.test(request.url()), request.url())
    })
    await page.keyboard.press('/')
    await page.keyboard.type('vila', { delay: 20 })
    const option = page.getByRole('option', { name: /Vilakazi.*Themba/ })
    await option.waitFor()
    assert.deepEqual(
      asked.filter((one) => one.includes('vila')),
      ['/api/v1/patient-look-up {"q":"vila"}'],
    )
    const field = page.getByRole('combobox', { name: 'Find a patient' })
    assert.equal(await field.getAttribute('aria-expanded'), 'true')
    await page.keyboard.press('ArrowDown')
    assert.equal(await field.getAttribute('aria-activedescendant'), await option.getAttribute('id'))
    assert.equal(await option.getAttribute('aria-selected'), 'true')
    const arrived = page.waitForEvent('load')
    await page.keyboard.press('Enter')
    await arrived
    assert.match(page.url(), /\/patients\/[0-9a-f-]{36}$/)
    await person.standsUp()
  })

  it('offers whom one opened last by an arrow key or a click, and looks nothing up for who only comes past', async () => {
    const person = await arrives()
    const { page } = person
    await person.opens('/patients')
    await person.follows(/Vilakazi.*Themba/)
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/patient-look-up')) {
        asked.push(request.postData() ?? '')
      }
    })
    const field = page.getByRole('combobox', { name: 'Find a patient' })
    const option = page.getByRole('option', { name: /Vilakazi.*Themba/ })
    await page.keyboard.press('/')
    assert.equal(await focused(person), 'search-patients')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    assert.equal(await focused(person), 'search-patients')
    // What is asked for later comes after whatever the focus had asked for.
    await page.keyboard.press('ArrowDown')
    await page.getByText('Opened last', { exact: true }).last().waitFor()
    await option.waitFor()
    assert.deepEqual(asked, ['{"q":""}'])
    await page.keyboard.press('Escape')
    await option.waitFor({ state: 'hidden' })
    await field.click()
    await option.waitFor()
    assert.equal(asked.length, 2)
    await person.standsUp()
  })

  it('folds what was unfolded with Escape, leading back to it, and when one goes on elsewhere', async () => {
    const person = await arrives()
    const { page } = person
    const signOut = page.getByRole('button', { name: 'Sign out' })
    await page.locator('.mg-person > summary').press('Enter')
    await signOut.waitFor()
    await page.keyboard.press('Escape')
    await signOut.waitFor({ state: 'hidden' })
    assert.equal(await page.evaluate('document.activeElement.parentElement.className'), 'mg-fold mg-person')
    await page.locator('.mg-person > summary').click()
    await signOut.waitFor()
    await page.locator('h1').click()
    await signOut.waitFor({ state: 'hidden' })
    await person.standsUp()
  })

  it('finds a patient, signs out, and shows the pages one looks things up in, without JavaScript', async () => {
    const person = await arrives('without JavaScript')
    const { page } = person
    const arrived = page.waitForEvent('load')
    await page.getByLabel('Find a patient').getByRole('searchbox').fill('Vilakazi')
    await page.keyboard.press('Enter')
    await arrived
    await person.follows(/Vilakazi.*Themba/)
    await page.getByText('Help', { exact: true }).first().click()
    await person.follows('Formulary')
    await person.seesHeading('Formulary')
    await person.signsOut()
    await person.seesHeading(/Sign in|signed out/i)
    await person.standsUp()
  })

  it('shows a hundred rows of the audit log in 3,400 pixels', async () => {
    const reviewer = await makeUser(testApp, 'audit_reviewer')
    const visitor = await visit(testApp, reviewer)
    for (let opened = 0; opened < 100; opened += 1) {
      await visitor.get('/account/activity')
    }
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.hasSignedIn(reviewer)
    await person.opens('/audit')
    const rows = await person.page.locator('.mg-table--lines tbody tr:not(.mg-row-heading)').count()
    const box = await person.page.locator('.mg-table--lines').boundingBox()
    assert.ok(rows >= 50 && box !== null, `${rows} rows`)
    assert.ok((box.height / rows) * 100 <= 3_400, `${rows} rows in ${box.height} pixels`)
    await person.standsUp()
  })

  it('has the work at the foot of a phone, and no entry that is cut or off the screen', async () => {
    const person = await arrives('phone')
    const { page } = person
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 700 })
      const cut: unknown =
        await page.evaluate(`[...document.querySelectorAll('.mg-bottom__list > li > a, .mg-bottom summary')]
        .filter((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight || one.getBoundingClientRect().right > innerWidth)
        .map((one) => one.textContent)`)
      assert.deepEqual(cut, [], `at ${width}`)
    }
    const bar = page.getByRole('navigation', { name: 'Main menu' })
    assert.equal(await bar.getByRole('link').count(), 4)
    await bar.getByText('More').click()
    await person.follows('Telephones')
    await person.seesHeading('Telephones')
    await person.standsUp()
  })
})
