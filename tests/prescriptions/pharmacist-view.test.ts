import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Allergy } from '../../models/patients/allergy.ts'
import { Condition } from '../../models/patients/condition.ts'
import { Encounter } from '../../models/patients/encounter.ts'
import { newId } from '../../models/new-id.ts'
import { Sealed } from '../../models/sealing/sealed.ts'
import {
  type TestUser,
  assignCare,
  keyOf,
  makePatient,
  makePrescription,
  makeUser,
} from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'

const forbidden = /canary/i

describe('what a pharmacist sees of a patient', () => {
  let testApp: TestApp
  let physician: TestUser
  let patient: { id: string; recordNumber: string }
  let id: string
  let pharmacy: Visitor

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr Naledi Khumalo' })
    patient = await makePatient(testApp, {
      familyName: 'Sithole',
      givenName: 'Nomvula',
      birthDate: '1980-01-01',
      nationalId: '8001015009087',
      phone: '+27 82 555 0142',
      email: 'canary@example.org',
      address: 'Canary Wharf 1',
      medicalHistory: 'History canary',
      allergies: 'Hives from codeine',
    })
    await assignCare(testApp, patient.id, physician.id)
    const key = await keyOf(testApp, patient.id)
    const at = testApp.clock.now()
    const seal = (table: string, column: string, row: string, text: string) =>
      Sealed.seal(text, key, { table, column, row })
    const [allergy, past, condition, encounter] = [newId(), newId(), newId(), newId()]
    await Allergy.bulkCreate([
      {
        id: allergy,
        patientId: patient.id,
        substance: seal('allergies', 'substance', allergy, 'Latex'),
        reaction: seal('allergies', 'reaction', allergy, 'Reaction canary'),
        criticality: 'high',
        status: 'active',
        recordedAt: at,
        createdAt: at,
      },
      {
        id: past,
        patientId: patient.id,
        substance: seal('allergies', 'substance', past, 'Canary feathers'),
        criticality: 'low',
        status: 'resolved',
        recordedAt: at,
        createdAt: at,
      },
    ])
    await Condition.create({
      id: condition,
      patientId: patient.id,
      description: seal('conditions', 'description', condition, 'Diagnosis canary'),
      status: 'active',
      recordedAt: at,
      createdAt: at,
    })
    await Encounter.create({
      id: encounter,
      patientId: patient.id,
      authorId: physician.id,
      kind: 'ambulatory',
      occurredAt: at,
      reason: seal('encounters', 'reason', encounter, 'Reason canary'),
      notes: seal('encounters', 'notes', encounter, 'Notes canary'),
      diagnoses: seal('encounters', 'diagnoses', encounter, 'Encounter canary'),
      createdAt: at,
    })
    id = (
      await makePrescription(testApp, {
        patientId: patient.id,
        prescriberId: physician.id,
        status: 'approved',
        quantity: 21,
        repeats: 2,
        instructions: 'Finish the course',
      })
    ).id
    pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
  })
  after(() => testApp.close())

  it('is who it is for, what they must not have, and the prescription', async () => {
    const page = await pharmacy.get(`/prescriptions/${id}`)
    assert.equal(page.status, 200)
    for (const shown of [
      'Sithole, Nomvula',
      '1 Jan 1980',
      'Female',
      patient.recordNumber,
      'Latex',
      'Hives from codeine',
      'Amoxicillin 500 mg capsule',
      '1 capsule',
      'By mouth',
      'three times a day',
      '3 times (2 repeats)',
      '3 of 3',
      'Finish the course',
      'Dr Naledi Khumalo',
      '4 Apr 2026',
      '4 Mar 2026, 10:00',
    ]) {
      assert.ok(page.text.includes(shown), shown)
    }
    const [row] = await auditRows(testApp, 'prescription.viewed')
    assert.equal(row?.rule, 'active-prescription')
    assert.equal(row?.resource_id, id)
    assert.equal(row?.patient_id, patient.id)
  })

  it('is nothing else: no diagnosis, encounter, history, reaction, past allergy or contact', async () => {
    for (const address of [`/prescriptions/${id}`, '/prescriptions']) {
      const page = await pharmacy.get(address)
      assert.doesNotMatch(page.text, forbidden, address)
      assert.doesNotMatch(page.text, /8001015009087|•••087|555 0142/, address)
      assert.ok(!page.text.includes(`/patients/${patient.id}`), address)
    }
  })

  it('is nothing else when a form comes back with errors', async () => {
    const answer = await pharmacy.submit(
      `/prescriptions/${id}`,
      { quantity: 'x' },
      `/prescriptions/${id}/dispense`,
    )
    assert.equal(answer.status, 422)
    assert.doesNotMatch(answer.text, forbidden)
  })

  it('stays out of the chart, its lists and forms', async () => {
    for (const address of ['', '/encounters', '/prescriptions', '/prescriptions/new', '/edit']) {
      const page = await pharmacy.get(`/patients/${patient.id}${address}`)
      assert.ok([403, 404].includes(page.status), address)
      assert.doesNotMatch(page.text, /Sithole|Latex/)
    }
  })

  it('is only this prescription: of another one that was supplied lately they see what is taken, of one unsigned or cancelled nothing', async () => {
    for (const status of ['draft', 'cancelled', 'dispensed'] as const) {
      const other = await makePrescription(testApp, {
        patientId: patient.id,
        prescriberId: physician.id,
        status,
        medication: 'N02AA01',
      })
      const page = await pharmacy.get(`/prescriptions/${other.id}`)
      assert.equal(page.status, 404)
      const { text } = await pharmacy.get(`/prescriptions/${id}`)
      assert.equal(/<li><strong>Morphine/.test(text), status === 'dispensed')
      assert.equal(text.includes(other.id), false)
    }
    assert.equal((await pharmacy.get(`/prescriptions/${newId()}`)).status, 404)
    assert.equal((await pharmacy.get(`/prescriptions/${id.toUpperCase()}`)).status, 404)
    assert.equal((await pharmacy.get(`/prescriptions/${id}%20`)).status, 404)
  })

  it('is not served when the audit row cannot be written', async () => {
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const pages = [await pharmacy.get(`/prescriptions/${id}`), await pharmacy.get('/prescriptions')]
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    for (const page of pages) {
      assert.equal(page.status, 503)
      assert.doesNotMatch(page.text, /Sithole|Amoxicillin/)
    }
  })

  it('ends with the pharmacist’s hours, in the middle of a session', async () => {
    testApp.clock.set('2026-03-04T16:55:00Z')
    const late = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    assert.equal((await late.get(`/prescriptions/${id}`)).status, 200)
    testApp.clock.set('2026-03-04T17:00:00Z')
    const page = await late.get(`/prescriptions/${id}`)
    assert.equal(page.status, 403)
    assert.match(page.text, /outside-hours/)
  })
})
