import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { assignCare, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'
import { Person } from '../person.ts'

describe('a physician on the ward', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let physician: TestUser

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr Naledi Mokoena' })
    const mine = await makePatient(testApp, {
      givenName: 'Thandeka',
      familyName: 'Mokwena',
      nationalId: '9203045012086',
      medicalHistory: 'Hypertension since 2019',
    })
    await assignCare(testApp, mine.id, physician.id)
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  for (const screen of ['desktop', 'phone', 'without JavaScript'] as const) {
    it(`finds a patient by the beginning of the names, reads the chart and records an encounter (${screen})`, async () => {
      const person = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await person.signsIn(physician)
      await person.follows('Patients')
      await person.fills({ 'Name, date of birth, record number, national id or phone': 'mok tha' })
      await person.presses('Search')
      await person.follows('Mokwena, Thandeka')
      await person.sees('Hypertension since 2019')
      await person.follows('New note')
      await person.fills({ Reason: '', Notes: '' })
      await person.presses('Record the encounter')
      await person.sees('There is a problem')
      await person.fills({ Reason: `Dizzy on standing (${screen})`, Notes: 'Resting, BP <90 systolic' })
      await person.presses('Record the encounter')
      await person.sees('The encounter is recorded.')
      await person.sees(`Dizzy on standing (${screen})`)
      await person.page.locator('#encounters summary').first().click()
      await person.sees('Resting, BP <90 systolic')
      await person.signsOut()
      await person.seesHeading('Sign in')
      await person.standsUp()
    })
  }

  it('breaks the glass for somebody else’s patient, sees the banner everywhere, and ends it', async () => {
    const stranger = await makePatient(testApp, { givenName: 'Sipho', familyName: 'Radebe' })
    const person = await Person.sitsDown(browser, testApp, baseUrl, 'phone')
    await person.hasSignedIn(physician)
    await person.opens(`/patients/${stranger.id}`)
    await person.seesHeading('Not one of your patients')
    await person.doesNotSee('Radebe')
    await person.follows('Break the glass')
    await person.page.getByLabel('Life is in danger').check()
    await person.fills({
      'Why do you need this record now?': 'Unconscious after a road accident',
      'Your access code': physician.accessCode ?? '',
    })
    await person.presses('Open the record')
    await person.seesHeading('Radebe, Sipho')
    await person.sees(/Your next access code is/)
    await person.follows('Home')
    await person.sees('Emergency access is on')
    await person.presses('End emergency access')
    await person.sees('Emergency access has ended.')
    await person.opens(`/patients/${stranger.id}`)
    await person.seesHeading('Not one of your patients')
    await person.standsUp()
  })
})
