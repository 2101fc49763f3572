import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { assignCare, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit } from '../../support/request.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'
import { Person } from '../person.ts'

describe('who looked at a record', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let physician: TestUser
  let patient: { id: string; recordNumber: string }

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr Naledi Mokoena' })
    patient = await makePatient(testApp, { givenName: 'Zanele', familyName: 'Mthembu' })
    await assignCare(testApp, patient.id, physician.id)
    const surgery = await visit(testApp, physician)
    await surgery.get(`/patients/${patient.id}`)
    const passer = await visit(testApp, await makeUser(testApp, 'nurse', { displayName: 'Sister Curious' }))
    await passer.get(`/patients/${patient.id}`)
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  it('is found by the auditor, who exports it and opens no record', async () => {
    const auditor = await makeUser(testApp, 'audit_reviewer')
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.signsIn(auditor)
    await person.follows('Audit log')
    await person.fills({ Patient: patient.recordNumber })
    await person.presses(/^(Show|Search|Filter)$/)
    await person.sees('Dr Naledi Mokoena')
    await person.sees('Sister Curious')
    await person.doesNotSee('Mthembu')
    await person.follows(/4 Mar 2026/)
    await person.sees(patient.recordNumber)
    await person.opens(`/patients/${patient.id}`)
    await person.seesHeading('Your role does not include this')
    await person.opens(`/audit?patient=${patient.recordNumber}`)
    for (const format of ['csv', 'ndjson']) {
      const arrived = person.page.waitForEvent('download')
      await person.page
        .getByRole('button', { name: new RegExp(format, 'i') })
        .first()
        .click()
      const text = await readFile(await (await arrived).path(), 'utf8')
      assert.match(text, /chart\.viewed/)
      assert.match(text, /Dr Naledi Mokoena/)
    }
    await person.standsUp()
  })

  it('is read by the patient, in plain words and on a phone', async () => {
    const account = await makeUser(testApp, 'patient', {
      patientId: patient.id,
      displayName: 'Zanele Mthembu',
    })
    const person = await Person.sitsDown(browser, testApp, baseUrl, 'phone')
    await person.hasSignedIn(account)
    await person.opens('/')
    await person.follows('My record')
    await person.sees(/Zanele/)
    await person.follows('Who opened my record')
    await person.sees('Dr Naledi Mokoena')
    await person.doesNotSee('Sister Curious')
    await person.standsUp()
  })
})
