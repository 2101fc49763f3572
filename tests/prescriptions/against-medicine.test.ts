import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { atcSystem } from '../../config/medications.ts'
import { Medication } from '../../models/prescriptions/medication.ts'
import {
  type TestUser,
  assignCare,
  makeMedication,
  makePatient,
  makePrescription,
  makeUser,
} from '../support/factories.ts'
import { visit, type Visitor } from '../support/request.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { freshCode, statusOf, submitOnPage } from './forms.ts'

const idOf = (location: string | undefined) => location?.split('/').at(-1) ?? ''

describe('prescribing together with what a patient takes', () => {
  let testApp: TestApp
  let physician: TestUser
  let browser: Visitor
  let pharmacy: Visitor
  let clarithromycin: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    browser = await visit(testApp, physician)
    pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    const { id } = await Medication.create({
      name: 'Clarithromycin 500 mg tablet',
      codeSystem: atcSystem,
      code: 'J01FA09',
      createdAt: testApp.clock.now(),
    })
    clarithromycin = id
  })
  after(() => testApp.close())

  const patient = async () => {
    const { id } = await makePatient(testApp)
    await assignCare(testApp, id, physician.id)
    return id
  }

  const takes = (patientId: string, medication: string, changes = {}) =>
    makePrescription(testApp, {
      patientId,
      prescriberId: physician.id,
      medication,
      status: 'approved',
      ...changes,
    })

  const draft = (patientId: string, medicationId: string, changes: Record<string, string> = {}) =>
    browser.submit(`/patients/${patientId}/prescriptions/new`, {
      medicationId,
      dose: '1 tablet',
      route: 'oral',
      frequency: 'twice a day',
      quantity: '14',
      repeats: '0',
      expiresOn: '2026-04-01',
      ...changes,
    })

  it('needs a reason for clarithromycin with simvastatin, which the pharmacist reads and is not asked again', async () => {
    const patientId = await patient()
    const simvastatin = await takes(patientId, 'C10AA01')
    const form = await browser.get(`/patients/${patientId}/prescriptions/new`)
    assert.match(form.text, /Clarithromycin 500 mg tablet \(dangerous with Simvastatin 20 mg tablet\)/)
    assert.match(form.text, /Takes now/)
    const refused = await draft(patientId, clarithromycin)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Dangerous with Simvastatin 20 mg tablet/)
    assert.match(refused.text, /breakdown of muscle and kidney failure/)
    const answer = await draft(patientId, clarithromycin, {
      overrideReason: 'Simvastatin is paused for a week',
    })
    const id = idOf(answer.headers['location'])
    const [row] = await testApp.sql<{ text: string; details: unknown }>(
      `SELECT encode(p.override_reason, 'escape') AS text, (SELECT a.details FROM audit_events a
         WHERE a.event = 'prescription.drafted' AND a.resource_id = p.id::text) AS details
       FROM prescriptions p WHERE p.id = $1`,
      [id],
    )
    assert.doesNotMatch(row?.text ?? 'paused', /paused/)
    assert.deepEqual(row?.details, { interactions: 1 })
    assert.equal(
      (await submitOnPage(browser, id, 'sign', { code: freshCode(testApp, physician) })).status,
      303,
    )
    const page = await pharmacy.get(`/prescriptions/${id}`)
    assert.match(page.text, /Prescribed together with a medicine that speaks against it/)
    assert.match(page.text, /Simvastatin is paused for a week/)
    assert.equal((await submitOnPage(pharmacy, id, 'dispense', { quantity: '14' })).status, 303)
    const other = await pharmacy.get(`/prescriptions/${simvastatin.id}`)
    assert.match(
      other.text,
      /The reason that was given when it was prescribed: Simvastatin is paused for a week/,
    )
    assert.equal((await submitOnPage(pharmacy, simvastatin.id, 'dispense', { quantity: '21' })).status, 303)
  })

  it('is asked at signing and dispensing for what came since, and never for the dead letter of a cancelled one', async () => {
    const patientId = await patient()
    const id = idOf((await draft(patientId, clarithromycin)).headers['location'])
    const simvastatin = await takes(patientId, 'C10AA01')
    const refused = await submitOnPage(browser, id, 'sign', { code: freshCode(testApp, physician) })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Something else that this patient takes speaks against this medicine/)
    assert.equal(await statusOf(testApp, id), 'draft')
    const cancelled = await submitOnPage(browser, simvastatin.id, 'cancel', {
      reason: 'Stopped for the antibiotic',
    })
    assert.equal(cancelled.status, 303)
    assert.equal(
      (await submitOnPage(browser, id, 'sign', { code: freshCode(testApp, physician) })).status,
      303,
    )
    await takes(patientId, 'C10AA01', { quantity: 30 })
    const late = await submitOnPage(pharmacy, id, 'dispense', { quantity: '14' })
    assert.equal(late.status, 422)
    assert.match(late.text, /Dangerous with Simvastatin/)
    const overrideReason = 'Prescriber called: takes simvastatin after the course'
    assert.equal(
      (await submitOnPage(pharmacy, id, 'dispense', { quantity: '14', overrideReason })).status,
      303,
    )
  })

  it('counts what was supplied lately, or lasts until now, and what was not is not told', async () => {
    const patientId = await patient()
    const now = testApp.clock.now()
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
    await takes(patientId, 'C10AA01', { status: 'dispensed', signedAt: daysAgo(89), at: daysAgo(89) })
    assert.match((await draft(patientId, clarithromycin)).text, /supplied lately/)
    const another = await patient()
    await takes(another, 'C10AA01', {
      status: 'dispensed',
      signedAt: daysAgo(92),
      at: daysAgo(92),
      expiresOn: '2025-06-01',
      repeatAfterDays: 28,
    })
    assert.equal((await draft(another, clarithromycin)).status, 303)
    const long = await patient()
    await takes(long, 'C10AA01', {
      status: 'dispensed',
      signedAt: daysAgo(200),
      at: daysAgo(200),
      expiresOn: '2025-09-01',
      repeatAfterDays: 200,
    })
    assert.match((await draft(long, clarithromycin)).text, /Dangerous with Simvastatin/)
  })

  it('says twice the same substance, and what it did not look at, without asking for a reason', async () => {
    const patientId = await patient()
    await takes(patientId, 'M01AE01')
    await takes(patientId, 'B01AA03')
    const { id: ibuprofen } = await makeMedication(testApp, 'M01AE01')
    const answer = await draft(patientId, ibuprofen)
    assert.equal(answer.status, 303)
    const page = await browser.get(answer.headers['location'] ?? '')
    assert.match(page.text, /Check first: also takes/)
    assert.match(page.text, /The same substance is in both/)
    assert.match(page.text, /More bleeding, from the stomach above all/)
    assert.match(page.text, /Doses, pregnancy, kidneys and liver are not checked/)
  })

  it('keeps the medicines of a patient from whoever may not see what is prescribed', async () => {
    const patientId = await patient()
    await takes(patientId, 'C10AA01')
    const clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    const answer = await clerk.get(`/patients/${patientId}/prescriptions/new`)
    assert.equal(answer.status, 403)
    assert.doesNotMatch(answer.text, /Simvastatin/)
  })
})
