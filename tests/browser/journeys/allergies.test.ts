import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { assignCare, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'
import { Person } from '../person.ts'

describe('a nurse who asks about allergies', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let nurse: TestUser

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    nurse = await makeUser(testApp, 'nurse', { displayName: 'Sr Thandi Mokoena' })
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  for (const screen of ['desktop', 'phone', 'without JavaScript'] as const) {
    it(`sees that nobody has asked, states that there are none, adds one, corrects it, resolves it and re-opens it (${screen})`, async () => {
      const patient = await makePatient(testApp, { givenName: 'Thandeka', familyName: 'Mokwena' })
      await assignCare(testApp, patient.id, nurse.id)
      const person = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await person.hasSignedIn(nurse)
      await person.opens(`/patients/${patient.id}`)
      await person.sees('Allergies: not asked')
      await person.opens(`/patients/${patient.id}/allergies`)
      await person.follows('No known allergies')
      await person.presses('Record the statement')
      await person.sees('The statement is recorded.')
      await person.sees('Sr Thandi Mokoena')
      await person.follows('Add an allergy')
      await person.fills({ Reaction: 'Hives within the hour' })
      await person.presses('Add the allergy')
      await person.sees('There is a problem')
      await person.fills({ Substance: 'Penicilin', 'When it began': '2015' })
      await person.presses('Add the allergy')
      await person.sees('The allergy is recorded.')
      await person.follows('Penicilin')
      await person.follows('Correct')
      await person.fills({ Substance: 'Penicillin' })
      await person.presses('Save the correction')
      await person.sees('The allergy is corrected.')
      await person.follows('Resolve, re-open or mark as an error')
      await person.page.getByLabel('Resolved').check()
      await person.presses('Save the new state')
      await person.sees('The state is changed.')
      await person.opens(`/patients/${patient.id}`)
      await person.sees('Allergies: not asked')
      await person.opens(`/patients/${patient.id}/allergies`)
      await person.follows('Penicillin')
      await person.follows('Resolve, re-open or mark as an error')
      await person.page.getByLabel('Active', { exact: true }).check()
      await person.presses('Save the new state')
      await person.opens(`/patients/${patient.id}`)
      await person.sees('Allergy: Penicillin')
      await person.standsUp()
    })
  }
})
