import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { assignCare, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'
import { Person } from '../person.ts'

describe('a nurse who takes vital signs', () => {
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
    it(`writes them down from the chart, is told what cannot be, corrects one and takes one out (${screen})`, async () => {
      const patient = await makePatient(testApp, { givenName: 'Thandeka', familyName: 'Mokwena' })
      await assignCare(testApp, patient.id, nurse.id)
      const person = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await person.signsIn(nurse)
      await person.opens(`/patients/${patient.id}`)
      await person.sees('No vital signs recorded.')
      await person.unfolds('More for this patient')
      await person.follows('Record vital signs')
      await person.fills({
        'Systolic pressure (mmHg)': '128',
        'Diastolic pressure (mmHg)': '82',
        'Temperature (°C)': '98.6',
        'Pulse (/min)': '72',
      })
      await person.presses('Save the vital signs')
      await person.sees('There is a problem')
      await person.sees('Enter the temperature between 20 and 45 °C')
      await person.fills({ 'Temperature (°C)': '37.0' })
      await person.presses('Save the vital signs')
      await person.sees('3 vital signs are recorded.')
      await person.sees('128/82')
      await person.follows('All vital signs')
      const pulse = person.page.getByRole('table').getByRole('link', { name: 'Pulse' })
      await person.opens((await pulse.getAttribute('href')) ?? '')
      await person.follows('Correct')
      await person.fills({ 'Pulse (/min)': '76' })
      await person.presses('Save the correction')
      await person.sees('The vital sign is corrected.')
      await person.follows('Entered in error')
      await person.fills({ Why: 'Of the next bed' })
      await person.presses('Save')
      await person.sees('It was entered in error')
      await person.opens(`/patients/${patient.id}`)
      await person.sees('37.0')
      await person.standsUp()
    })
  }
})
