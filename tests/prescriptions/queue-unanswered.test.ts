import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { atcSystem } from '../../config/medications.ts'
import { newId } from '../../models/new-id.ts'
import { Allergy } from '../../models/patients/allergy.ts'
import { Medication } from '../../models/prescriptions/medication.ts'
import { Sealed } from '../../models/sealing/sealed.ts'
import {
  assignCare,
  keyOf,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../support/factories.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const linesOn = (html: string) =>
  [...html.matchAll(/href="\/prescriptions\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id)

const chip = (html: string) =>
  /Conflict not answered <span class="mg-filter-chips__count">(\d+)</.exec(html)?.[1]

describe('conflicts of the queue that nobody has answered', () => {
  let testApp: TestApp
  let physician: TestUser
  let pharmacy: Visitor

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
  })
  after(() => testApp.close())

  const patient = async (familyName: string) => {
    const { id } = await makePatient(testApp, { familyName })
    await assignCare(testApp, id, physician.id)
    return id
  }

  const signed = (patientId: string, changes: Partial<Parameters<typeof makePrescription>[1]> = {}) =>
    makePrescription(testApp, {
      patientId,
      prescriberId: physician.id,
      status: 'approved',
      medication: 'J01CA04',
      ...changes,
    })

  const allergic = async (patientId: string, substance: string, criticality: 'high' | 'low' = 'high') => {
    const id = newId()
    const key = await keyOf(testApp, patientId)
    testApp.clock.advance({ seconds: 1 })
    await Allergy.create({
      id,
      patientId,
      substance: Sealed.seal(substance, key, { table: 'allergies', column: 'substance', row: id }),
      criticality,
      status: 'active',
      verification: 'confirmed',
      recordedAt: testApp.clock.now(),
      createdAt: testApp.clock.now(),
    })
    return id
  }

  it('are counted and shown apart: an allergy recorded since, and none that was answered or says nothing of it', async () => {
    const told = await patient('Told')
    const { id: amoxicillin } = await signed(told)
    const { id: metformin } = await signed(told, { medication: 'A10BA02' })
    const plain = await patient('Plain')
    await signed(plain)
    const { text: unchanged } = await pharmacy.get('/prescriptions')
    assert.equal(chip(unchanged), '0')
    await allergic(told, 'Penicillin')
    await allergic(plain, 'Latex')
    const { text } = await pharmacy.get('/prescriptions')
    assert.equal(chip(text), '1')
    assert.match(text, /Conflict: nobody has given a reason/)
    const { text: narrowed } = await pharmacy.get('/prescriptions?status=unanswered')
    assert.deepEqual(linesOn(narrowed), [amoxicillin])
    assert.ok(!linesOn(narrowed).includes(metformin))
    assert.match(narrowed, /nobody has given a reason. Ask the prescriber first/)
    assert.match(narrowed, /1 of 2 open shown/)
    const [row] = await auditRows(testApp, 'prescription.listed')
    assert.ok([told, plain].every((id) => row?.patient_ids?.includes(id)))
    assert.deepEqual(row?.details, { list: 'queue', compared: 3 })
  })

  it('are counted once answered by its prescriber no more', async () => {
    const id = await patient('Answered')
    const allergy = await allergic(id, 'Penicillin')
    await signed(id, { overrideReason: 'Desensitised', overrideOf: `${allergy}:critical` })
    const { text } = await pharmacy.get('/prescriptions?status=unanswered')
    assert.doesNotMatch(text, /Answered/)
  })

  it('come back where an answered allergy has become graver', async () => {
    const id = await patient('Graver')
    const allergy = await allergic(id, 'Penicillin', 'low')
    const { id: amoxicillin } = await signed(id, {
      overrideReason: 'Only a rash',
      overrideOf: `${allergy}:warning`,
    })
    testApp.clock.advance({ seconds: 1 })
    await testApp.sql("UPDATE allergies SET criticality = 'high', changed_at = $2 WHERE id = $1", [
      allergy,
      testApp.clock.now(),
    ])
    const { text } = await pharmacy.get('/prescriptions?q=graver&status=unanswered')
    assert.deepEqual(linesOn(text), [amoxicillin])
    assert.equal(chip(text), '1')
  })

  it('hold for a medicine that another system reports after the signature', async () => {
    const id = await patient('Elsewhere')
    const { id: simvastatin } = await signed(id, { medication: 'C10AA01' })
    testApp.clock.advance({ seconds: 1 })
    const { id: other } = await makePrescription(testApp, {
      patientId: id,
      prescriberId: physician.id,
    })
    const clarithromycin = await Medication.create({
      name: 'Clarithromycin 500 mg tablet',
      codeSystem: atcSystem,
      code: 'J01FA09',
      createdAt: testApp.clock.now(),
    })
    await testApp.sql(
      "UPDATE prescriptions SET status = 'imported', prescriber_id = NULL, medication_id = $2 WHERE id = $1",
      [other, clarithromycin.id],
    )
    const { text } = await pharmacy.get('/prescriptions?q=elsewhere&status=unanswered')
    assert.deepEqual(linesOn(text), [simvastatin])
  })

  it('are counted of all pages, and only of those that were searched for', async () => {
    const many = await patient('Manyfold')
    for (let count = 0; count < 104; count += 1) {
      await signed(many)
    }
    await allergic(many, 'Penicillin')
    const { text } = await pharmacy.get('/prescriptions?q=manyfold&status=unanswered')
    assert.equal(chip(text), '104')
    assert.equal(linesOn(text).length, 100)
    const next = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    assert.equal(linesOn((await pharmacy.get(next)).text).length, 4)
    const { text: nobody } = await pharmacy.get('/prescriptions?q=nobody&status=unanswered')
    assert.equal(chip(nobody), '0')
    assert.match(nobody, /Nothing found in the queue/)
  })
})
