import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import {
  assignCare,
  makeMedication,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { hasForm, hiddenFields, statusOf, submitOnPage, submitUnseen } from './forms.ts'

describe('a prescription that is altered after it was signed', () => {
  let testApp: TestApp
  let physician: TestUser
  let patientId: string
  let pharmacy: Visitor
  let clinic: Visitor
  let id: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp, { familyName: 'Sithole' })).id
    await assignCare(testApp, patientId, physician.id)
    pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    clinic = await visit(testApp, physician)
  })
  after(() => testApp.close())

  beforeEach(async () => {
    const made = await makePrescription(testApp, {
      patientId,
      prescriberId: physician.id,
      status: 'approved',
      dose: '1 capsule',
      instructions: 'With food',
    })
    id = made.id
  })

  const other = async () => (await makeMedication(testApp, 'N02AA01')).id
  const alterations: readonly [string, () => Promise<unknown>, RegExp][] = [
    [
      'a higher dose',
      () => testApp.sql(`UPDATE prescriptions SET dose = '10 capsules' WHERE id = $1`, [id]),
      /Dose<\/strong>: signed as “1 capsule”, stored as “10 capsules”/,
    ],
    [
      'another medicine',
      async () =>
        testApp.sql('UPDATE prescriptions SET medication_id = $2 WHERE id = $1', [id, await other()]),
      /stored as “Morphine 10 mg tablet”/,
    ],
    [
      'another way of giving it',
      () => testApp.sql(`UPDATE prescriptions SET route = 'intravenous' WHERE id = $1`, [id]),
      /Route<\/strong>/,
    ],
    [
      'another frequency',
      () => testApp.sql(`UPDATE prescriptions SET frequency = 'hourly' WHERE id = $1`, [id]),
      /Frequency<\/strong>/,
    ],
    [
      'more to hand over',
      () => testApp.sql('UPDATE prescriptions SET quantity = 2100 WHERE id = $1', [id]),
      /Quantity<\/strong>/,
    ],
    [
      'more repeats',
      () => testApp.sql('UPDATE prescriptions SET repeats = 24 WHERE id = $1', [id]),
      /Repeats<\/strong>/,
    ],
    [
      'a later last day',
      () => testApp.sql(`UPDATE prescriptions SET expires_on = '2036-01-01' WHERE id = $1`, [id]),
      /Expires on<\/strong>/,
    ],
    [
      'no instructions',
      () => testApp.sql('UPDATE prescriptions SET instructions = NULL WHERE id = $1', [id]),
      /Instructions<\/strong>: signed as “With food”, stored as “nothing”/,
    ],
    [
      'an earlier signature',
      () =>
        testApp.sql(`UPDATE prescriptions SET signed_at = signed_at - interval '1 day' WHERE id = $1`, [id]),
      /Signed at<\/strong>/,
    ],
  ]

  for (const [what, alter, words] of alterations) {
    it(`says so to everybody who sees it, is recorded as critical, and is not dispensed: ${what}`, async () => {
      const action = `/prescriptions/${id}/dispense`
      const fields = {
        ...hiddenFields((await pharmacy.get(`/prescriptions/${id}`)).text, action),
        quantity: '1',
      }
      await alter()
      for (const reader of [pharmacy, clinic]) {
        const page = await reader.get(`/prescriptions/${id}`)
        assert.equal(page.status, 200)
        assert.match(page.text, /Altered after it was signed: do not dispense/)
        assert.match(page.text, words)
        assert.ok(!hasForm(page.text, action))
      }
      const seen = (await auditRows(testApp, 'prescription.altered')).filter((row) => row.resource_id === id)
      assert.equal(seen.length, 2)
      assert.ok(seen.every((row) => row.severity === 'critical' && row.patient_id === patientId))
      const answer = await pharmacy.post(action, fields)
      assert.equal(answer.status, 422)
      assert.match(answer.text, /altered after it was signed, so it cannot be used/)
      const dispensed = await testApp.sql('SELECT FROM dispensings WHERE prescription_id = $1', [id])
      assert.equal(dispensed.length, 0)
      const [row] = await auditRows(testApp, 'prescription.dispensed')
      assert.equal(row?.outcome, 'failure')
      assert.equal(row?.rule, 'altered')
    })
  }

  it('names the fields in the audit log, and never what stands in them', async () => {
    await testApp.sql(`UPDATE prescriptions SET dose = '10 canaries', frequency = 'hourly' WHERE id = $1`, [
      id,
    ])
    await clinic.get(`/prescriptions/${id}`)
    const [row] = await auditRows(testApp, 'prescription.altered')
    assert.deepEqual(row?.details, { fields: ['dose', 'frequency'] })
    assert.doesNotMatch(JSON.stringify(row), /canar/)
  })

  it('shows what was signed, not what was put in its place', async () => {
    await testApp.sql(`UPDATE prescriptions SET dose = '10 capsules' WHERE id = $1`, [id])
    const page = await pharmacy.get(`/prescriptions/${id}`)
    assert.match(page.text, /Dose<\/dt><dd[^>]*>1 capsule<\/dd>/)
  })

  it('is marked in the pharmacy’s queue, where the signed dose stands', async () => {
    await testApp.sql(`UPDATE prescriptions SET dose = '10 capsules' WHERE id = $1`, [id])
    const queue = await pharmacy.get('/prescriptions')
    assert.match(queue.text, /Altered after signing/)
    assert.doesNotMatch(queue.text, /10 capsules/)
  })

  it('is not offered again by making a cancelled one approved', async () => {
    await submitOnPage(clinic, id, 'cancel', { reason: 'Not needed' })
    await testApp.sql(`UPDATE prescriptions SET status = 'approved' WHERE id = $1`, [id])
    const page = await pharmacy.get(`/prescriptions/${id}`)
    assert.match(page.text, /Altered after it was signed/)
    const answer = await submitUnseen(pharmacy, id, 'dispense', { quantity: '1', idempotencyKey: newId() })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /altered/)
  })

  it('is not dispensed twice by making a dispensed one approved', async () => {
    assert.equal((await submitOnPage(pharmacy, id, 'dispense', { quantity: '21' })).status, 303)
    await testApp.sql(`UPDATE prescriptions SET status = 'approved' WHERE id = $1`, [id])
    const answer = await submitUnseen(pharmacy, id, 'dispense', { quantity: '21', idempotencyKey: newId() })
    assert.equal(answer.status, 422)
    const dispensed = await testApp.sql('SELECT FROM dispensings WHERE prescription_id = $1', [id])
    assert.equal(dispensed.length, 1)
  })

  it('is not signed anew by making it a draft', async () => {
    await testApp.sql(`UPDATE prescriptions SET status = 'draft', dose = '10 capsules' WHERE id = $1`, [id])
    const page = await clinic.get(`/prescriptions/${id}`)
    assert.match(page.text, /Altered after it was signed/)
    assert.ok(!hasForm(page.text, `/prescriptions/${id}/sign`))
    assert.equal((await submitUnseen(clinic, id, 'sign', { code: '123456' })).status, 422)
    assert.equal(await statusOf(testApp, id), 'draft')
  })

  it('does not open at all when its archive was taken from another prescription, and the queue still does', async () => {
    const donor = await makePrescription(testApp, {
      patientId,
      prescriberId: physician.id,
      status: 'approved',
    })
    await testApp.sql(
      'UPDATE prescriptions SET signed_content = (SELECT signed_content FROM prescriptions WHERE id = $2) WHERE id = $1',
      [id, donor.id],
    )
    const page = await pharmacy.get(`/prescriptions/${id}`)
    assert.equal(page.status, 500)
    assert.match(page.text, /record-damaged/)
    assert.equal((await auditRows(testApp, 'record.seal-broken'))[0]?.resource_id, id)
    const answer = await submitUnseen(pharmacy, id, 'dispense', { quantity: '1', idempotencyKey: newId() })
    assert.equal(answer.status, 500)
    const queue = await pharmacy.get('/prescriptions')
    assert.equal(queue.status, 200)
    assert.match(queue.text, /Damaged/)
  })

  it('does not open when it was moved to another patient', async () => {
    const another = await makePatient(testApp, { familyName: 'Modise' })
    await assignCare(testApp, another.id, physician.id)
    await testApp.sql('UPDATE prescriptions SET patient_id = $2 WHERE id = $1', [id, another.id])
    assert.equal((await pharmacy.get(`/prescriptions/${id}`)).status, 500)
    assert.equal((await clinic.get(`/prescriptions/${id}`)).status, 500)
  })

  it('can be cancelled by the clinic, which takes it away from the pharmacy', async () => {
    await testApp.sql(`UPDATE prescriptions SET dose = '10 capsules' WHERE id = $1`, [id])
    assert.equal((await submitOnPage(clinic, id, 'cancel', { reason: 'Altered' })).status, 303)
    assert.equal((await pharmacy.get(`/prescriptions/${id}`)).status, 404)
  })
})
