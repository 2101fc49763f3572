import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { seedMedications } from '../../../server/prescriptions/seed-medications.ts'
import { assignCare, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'
import { Person } from '../person.ts'

describe('a prescription on its way', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let physician: TestUser
  let pharmacist: TestUser
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    await seedMedications(testApp.clock.now())
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr Naledi Mokoena' })
    pharmacist = await makeUser(testApp, 'pharmacist', { displayName: 'Thabo Dlamini' })
    const patient = await makePatient(testApp, {
      givenName: 'Lindiwe',
      familyName: 'Zwane',
      medicalHistory: 'A history that is none of the pharmacy’s business',
    })
    patientId = patient.id
    await assignCare(testApp, patientId, physician.id)
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  it('is written and signed with a fresh code by the physician', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.hasSignedIn(physician)
    await person.opens(`/patients/${patientId}`)
    await person.follows('Prescribe')
    await person.page
      .getByLabel('Medicine', { exact: true })
      .selectOption({ label: 'Amoxicillin 500 mg capsule' })
    await person.page.getByLabel('How it is given').selectOption({ label: 'By mouth' })
    await person.fills({
      Dose: '1 capsule',
      'How often': 'three times a day for 7 days',
      'Quantity each time': '21',
      Instructions: 'Take with water',
    })
    await person.presses('Save and go on to sign')
    await person.seesHeading('Amoxicillin 500 mg capsule')
    await person.fills({ 'One-time code': '000000' })
    await person.presses('Sign the prescription')
    await person.sees('There is a problem')
    await person.fills({ 'One-time code': person.nextCode(physician) })
    await person.presses('Sign the prescription')
    await person.sees('Approved')
    await person.standsUp()
  })

  for (const screen of ['phone', 'desktop'] as const) {
    it(`is in the pharmacist’s queue, which shows the prescription and nothing else of the record (${screen})`, async () => {
      const person = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await person.hasSignedIn(pharmacist)
      await person.opens('/')
      await person.follows('Prescriptions')
      await person.follows(/Zwane, Lindiwe|Amoxicillin/)
      await person.sees('Take with water')
      await person.doesNotSee('none of the pharmacy’s business')
      await person.opens(`/patients/${patientId}`)
      await person.seesHeading('Your role does not include this')
      await person.standsUp()
    })
  }

  it('is dispensed in two parts, of which the patient sees what is owed, and then is gone from the pharmacy', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.hasSignedIn(pharmacist)
    await person.opens('/')
    await person.follows('Prescriptions')
    await person.follows(/Zwane, Lindiwe|Amoxicillin/)
    const address = person.page.url()
    await person.fills({ 'Quantity handed over': '10' })
    await person.presses('Record the dispensing')
    await person.sees('11 of 21 are still owed')
    const owner = await Person.sitsDown(browser, testApp, baseUrl, 'phone')
    await owner.hasSignedIn(await makeUser(testApp, 'patient', { patientId }))
    await owner.opens('/my/prescriptions')
    await owner.sees('11 of 21 still to be collected')
    await owner.standsUp()
    await person.opens(address)
    await person.sees('11 or less')
    await person.presses('Record the dispensing')
    await person.sees('Nothing to dispense')
    await person.opens(address)
    await person.seesHeading('Already dispensed')
    const rows = await testApp.sql('SELECT quantity FROM dispensings ORDER BY dispensed_at, id')
    assert.deepEqual(rows, [{ quantity: 10 }, { quantity: 11 }])
    await person.standsUp()
  })
})
