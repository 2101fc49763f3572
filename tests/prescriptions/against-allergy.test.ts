import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Allergy } from '../../models/patients/allergy.ts'
import { newId } from '../../models/new-id.ts'
import { Sealed } from '../../models/sealing/sealed.ts'
import {
  type TestUser,
  assignCare,
  keyOf,
  makeMedication,
  makePatient,
  makeUser,
} from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit, type Visitor } from '../support/request.ts'
import { freshCode, statusOf, submitOnPage } from './forms.ts'

const idOf = (location: string | undefined) => location?.split('/').at(-1) ?? ''

describe('prescribing against an allergy', () => {
  let testApp: TestApp
  let physician: TestUser
  let browser: Visitor
  let pharmacy: Visitor

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    browser = await visit(testApp, physician)
    pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
  })
  after(() => testApp.close())

  const allergic = async (patientId: string, substance: string, criticality: 'high' | 'low' = 'high') => {
    const id = newId()
    const key = await keyOf(testApp, patientId)
    const at = testApp.clock.now()
    await Allergy.create({
      id,
      patientId,
      substance: Sealed.seal(substance, key, { table: 'allergies', column: 'substance', row: id }),
      criticality,
      status: 'active',
      verification: 'confirmed',
      recordedAt: at,
      createdAt: at,
    })
  }

  const patient = async () => {
    const { id } = await makePatient(testApp)
    await assignCare(testApp, id, physician.id)
    return id
  }

  const draft = async (patientId: string, changes: Record<string, string> = {}) =>
    browser.submit(`/patients/${patientId}/prescriptions/new`, {
      medicationId: (await makeMedication(testApp, 'J01CF05')).id,
      dose: '1 capsule',
      route: 'oral',
      frequency: 'four times a day',
      quantity: '28',
      repeats: '0',
      expiresOn: '2026-04-01',
      ...changes,
    })

  it('needs a reason for flucloxacillin after anaphylaxis to penicillin, which the pharmacist reads', async () => {
    const patientId = await patient()
    await allergic(patientId, 'Penicillin')
    const refused = await draft(patientId)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Allergy recorded: Penicillin/)
    assert.match(refused.text, /both are of the same class: penicillins/)
    const answer = await draft(patientId, { overrideReason: 'Desensitised in 2025' })
    const id = idOf(answer.headers['location'])
    const [row] = await testApp.sql<{ text: string }>(
      "SELECT encode(override_reason, 'escape') AS text FROM prescriptions WHERE id = $1",
      [id],
    )
    assert.doesNotMatch(row?.text ?? 'Desensitised', /Desensitised/)
    assert.equal(
      (await submitOnPage(browser, id, 'sign', { code: freshCode(testApp, physician) })).status,
      303,
    )
    const page = await pharmacy.get(`/prescriptions/${id}`)
    assert.match(page.text, /Prescribed against an allergy/)
    assert.match(page.text, /Desensitised in 2025/)
    assert.match(page.text, /Compared by substance and class with: Penicillin/)
    assert.equal((await submitOnPage(pharmacy, id, 'dispense', { quantity: '28' })).status, 303)
  })

  it('is asked again at signing where the allergy was recorded since the draft', async () => {
    const patientId = await patient()
    const id = idOf((await draft(patientId)).headers['location'])
    await allergic(patientId, 'Amoxicillin')
    const refused = await submitOnPage(browser, id, 'sign', { code: freshCode(testApp, physician) })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Say why it is given all the same/)
    assert.equal(await statusOf(testApp, id), 'draft')
    const overrideReason = 'No alternative'
    const code = freshCode(testApp, physician)
    assert.equal((await submitOnPage(browser, id, 'sign', { code, overrideReason })).status, 303)
    const page = await pharmacy.get(`/prescriptions/${id}`)
    assert.match(page.text, /No alternative/)
    assert.doesNotMatch(page.text, /Altered after/)
  })

  it('is asked again at dispensing where the allergy was recorded since it was signed', async () => {
    const patientId = await patient()
    const id = idOf((await draft(patientId)).headers['location'])
    await submitOnPage(browser, id, 'sign', { code: freshCode(testApp, physician) })
    await allergic(patientId, 'Penicillin')
    const refused = await submitOnPage(pharmacy, id, 'dispense', { quantity: '28' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Allergy recorded: Penicillin/)
    assert.equal(await statusOf(testApp, id), 'approved')
    const overrideReason = 'Prescriber called: tolerated'
    assert.equal(
      (await submitOnPage(pharmacy, id, 'dispense', { quantity: '28', overrideReason })).status,
      303,
    )
    assert.match((await browser.get(`/prescriptions/${id}`)).text, /Prescriber called: tolerated/)
  })

  it('says that nobody has asked about allergies, and asks for no reason then', async () => {
    const patientId = await patient()
    const answer = await draft(patientId)
    assert.equal(answer.status, 303)
    const page = await browser.get(answer.headers['location'] ?? '')
    assert.match(page.text, /Nobody has recorded whether this patient has allergies/)
  })
})
