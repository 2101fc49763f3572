import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import {
  assignCare,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'
import { Person } from '../person.ts'

describe('what waits for a signature', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  /** Three drafts for two patients. */
  const drafts = async (physician: TestUser) => {
    const medicines = [['J01CA04', 'A10BA02'], ['C09AA02']]
    for (const [place, familyName] of ['Zwane', 'Khumalo'].entries()) {
      const { id: patientId } = await makePatient(testApp, { familyName })
      await assignCare(testApp, patientId, physician.id)
      for (const medication of medicines[place] ?? []) {
        await makePrescription(testApp, { patientId, prescriberId: physician.id, medication })
      }
    }
  }

  for (const screen of ['desktop', 'phone', 'without JavaScript'] as const) {
    it(`is read, ticked and signed with one code (${screen})`, async () => {
      const physician = await makeUser(testApp, 'physician')
      await drafts(physician)
      const person = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await person.hasSignedIn(physician)
      await person.opens('/prescriptions')
      await person.follows('Sign several')
      await person.sees('3 prescriptions wait for your signature')
      for (const box of [/sign Amoxicillin.* for Zwane/, /sign Enalapril.* for Khumalo/]) {
        await person.page.getByLabel(box).check()
      }
      await person.fills({ 'One-time code': '000000' })
      await person.presses('Sign what is ticked')
      await person.sees('There is a problem')
      assert.ok(await person.page.getByLabel(/sign Amoxicillin/).isChecked(), 'what was ticked stays so')
      assert.ok(!(await person.page.getByLabel(/sign Metformin/).isChecked()))
      await person.fills({ 'One-time code': person.nextCode(physician) })
      await person.presses('Sign what is ticked')
      await person.sees('2 prescriptions were signed.')
      await person.sees('One prescription waits for your signature')
      const signed = await testApp.sql(
        "SELECT FROM prescriptions WHERE prescriber_id = $1 AND status = 'approved'",
        [physician.id],
      )
      assert.equal(signed.length, 2)
      const wide = await person.page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      assert.equal(wide, 0, 'nothing scrolls sideways')
      await person.standsUp()
    })
  }
})
