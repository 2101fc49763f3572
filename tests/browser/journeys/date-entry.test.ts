import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { assignCare, makeMedication, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { Person } from '../person.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'

const readBeside = (page: Page) => page.locator('.mg-date-read').first().textContent()

describe('a date that is typed', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let physician: TestUser
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp)).id
    await assignCare(testApp, patientId, physician.id)
    // Without any medicine there is no form to prescribe on.
    await makeMedication(testApp)
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  const arrives = async (
    user: TestUser,
    address: string,
    screen: 'desktop' | 'without JavaScript' = 'desktop',
  ) => {
    const person = await Person.sitsDown(browser, testApp, baseUrl, screen)
    await person.hasSignedIn(user)
    await person.opens(address)
    return person
  }

  for (const [typed, read, sent] of [
    ['2026-03-05', 'Thursday 5 March 2026', '2026-03-05'],
    ['2026/3/5', 'Thursday 5 March 2026', '2026-03-05'],
    ['20260305', 'Thursday 5 March 2026', '2026-03-05'],
    ['5 Mar 2026', 'Thursday 5 March 2026', '2026-03-05'],
    ['5 march 2026', 'Thursday 5 March 2026', '2026-03-05'],
    ['05/03/2026', /two ways/, '05/03/2026'],
    ['2026-1-11', 'Sunday 11 January 2026', '2026-01-11'],
    ['2026-111', '', '2026-111'],
    ['2026111', '', '2026111'],
    ['202611-1', '', '202611-1'],
    ['2026-02-30', '', '2026-02-30'],
    ['2026', '', '2026'],
    ['', '', ''],
  ] as const) {
    it(`is read in one way or not at all: “${typed}”`, async () => {
      const person = await arrives(physician, `/patients/${patientId}/prescriptions/new`)
      const field = person.page.locator('[data-date-entry=day]').first()
      await field.fill(typed)
      const beside = (await readBeside(person.page)) ?? ''
      if (typeof read === 'string') {
        assert.equal(beside.replaceAll(',', ''), read)
      } else {
        assert.match(beside, read)
      }
      await field.blur()
      assert.equal(await field.inputValue(), sent)
      await person.standsUp()
    })
  }

  it('may be today by the facility’s clock, in one press, and offers no day that cannot stand there', async () => {
    const person = await arrives(physician, `/patients/${patientId}/prescriptions/new`)
    const { page } = person
    await page.getByRole('button', { name: 'Today', exact: true }).first().click()
    const today = testApp.services.time.isoDate(testApp.clock.now())
    assert.equal(await page.locator('[data-date-entry=day]').first().inputValue(), today)
    assert.equal(await page.getByRole('button', { name: 'Yesterday' }).count(), 0)
    await person.standsUp()
  })

  it('has its moment in words too, and says the shape without JavaScript', async () => {
    const person = await arrives(physician, `/patients/${patientId}/encounters/new`)
    const field = person.page.locator('[data-date-entry=moment]').first()
    await field.fill('2026-03-05 9:07')
    assert.match((await readBeside(person.page)) ?? '', /^Thursday,? 5 March 2026, 09:07$/)
    await field.blur()
    assert.equal(await field.inputValue(), '2026-03-05 09:07')
    await person.standsUp()
    const plain = await arrives(physician, `/patients/${patientId}/encounters/new`, 'without JavaScript')
    await plain.sees(/2025-03-31 14:30/)
    await plain.standsUp()
  })
})
