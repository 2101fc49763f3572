import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Prescription } from '../../models/prescriptions/prescription.ts'
import { openField } from '../../server/prescriptions/sealed-content.ts'
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
import { hasForm, hiddenFields, statusOf, submitOnPage, submitUnseen } from './forms.ts'

describe('cancelling a prescription', () => {
  let testApp: TestApp
  let physician: TestUser
  let patientId: string
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp, { familyName: 'Sithole' })).id
    await assignCare(testApp, patientId, physician.id)
    browser = await visit(testApp, physician)
  })
  after(() => testApp.close())

  const make = (changes: Partial<Parameters<typeof makePrescription>[1]> = {}) =>
    makePrescription(testApp, { patientId, prescriberId: physician.id, ...changes })

  for (const status of ['draft', 'approved'] as const) {
    it(`takes a reason and seals it: ${status}`, async () => {
      const { id } = await make({ status })
      const answer = await submitOnPage(browser, id, 'cancel', { reason: 'Rash on day two' })
      assert.equal(answer.status, 303)
      assert.equal(answer.headers['location'], `/prescriptions/${id}`)
      const row = await Prescription.findByPk(id, { rejectOnEmpty: true })
      assert.equal(row.status, 'cancelled')
      assert.equal(row.cancelledBy, physician.id)
      assert.deepEqual(row.cancelledAt, testApp.clock.now())
      const key = await keyOf(testApp, patientId)
      assert.equal(openField('cancel_reason', row.cancelReason ?? null, key, id), 'Rash on day two')
      const page = await browser.get(`/prescriptions/${id}`)
      assert.match(page.text, /Rash on day two/)
      assert.ok(!hasForm(page.text, `/prescriptions/${id}/cancel`))
      const [audit] = await auditRows(testApp, 'prescription.cancelled')
      assert.equal(audit?.resource_id, id)
      assert.doesNotMatch(JSON.stringify(audit), /Rash/)
    })
  }

  it('takes an approved one out of the pharmacist’s list and address at that moment', async () => {
    const { id } = await make({ status: 'approved' })
    const pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    assert.equal((await pharmacy.get(`/prescriptions/${id}`)).status, 200)
    assert.ok((await pharmacy.get('/prescriptions')).text.includes(id))
    await submitOnPage(browser, id, 'cancel', { reason: 'Wrong medicine' })
    assert.equal((await pharmacy.get(`/prescriptions/${id}`)).status, 404)
    const queue = await pharmacy.get('/prescriptions')
    assert.ok(!queue.text.includes(id))
    assert.doesNotMatch(queue.text, /Sithole/)
  })

  it('ends the repeats of one that was dispensed in part', async () => {
    const { id } = await make({ status: 'approved', repeats: 2 })
    const pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    await submitOnPage(pharmacy, id, 'dispense', { quantity: '21' })
    assert.equal((await submitOnPage(browser, id, 'cancel', { reason: 'Better' })).status, 303)
    assert.equal((await pharmacy.get(`/prescriptions/${id}`)).status, 404)
  })

  it('needs a reason, and keeps one that is too long', async () => {
    const { id } = await make()
    assert.equal((await submitOnPage(browser, id, 'cancel', { reason: '  ' })).status, 422)
    const long = await submitOnPage(browser, id, 'cancel', { reason: 'because '.repeat(200) })
    assert.equal(long.status, 422)
    assert.match(long.text, /Shorten the reason/)
    assert.match(long.text, /because because/)
    assert.match(long.text, /<details[^>]*open=""/)
    assert.equal(await statusOf(testApp, id), 'draft')
  })

  for (const status of ['dispensed', 'cancelled'] as const) {
    it(`is refused for a prescription that is ${status}`, async () => {
      const { id } = await make({ status })
      assert.ok(!hasForm((await browser.get(`/prescriptions/${id}`)).text, `/prescriptions/${id}/cancel`))
      const answer = await submitUnseen(browser, id, 'cancel', { reason: 'Too late' })
      assert.equal(answer.status, 409)
      assert.equal(await statusOf(testApp, id), status)
      const [row] = await auditRows(testApp, 'prescription.cancelled')
      assert.equal(row?.outcome, 'failure')
      assert.equal(row?.rule, 'already-done')
    })
  }

  it('is open to another physician of the care team', async () => {
    const { id } = await make({ status: 'approved' })
    const colleague = await makeUser(testApp, 'physician')
    await assignCare(testApp, patientId, colleague.id, { relationship: 'covering' })
    const own = await visit(testApp, colleague)
    assert.equal((await submitOnPage(own, id, 'cancel', { reason: 'Interaction' })).status, 303)
    const row = await Prescription.findByPk(id, { rejectOnEmpty: true })
    assert.equal(row.cancelledBy, colleague.id)
  })

  it('is refused to a physician outside the care team, a nurse and a pharmacist', async () => {
    const { id } = await make({ status: 'approved' })
    const nurse = await makeUser(testApp, 'nurse')
    await assignCare(testApp, patientId, nurse.id)
    for (const person of [
      await makeUser(testApp, 'physician'),
      nurse,
      await makeUser(testApp, 'pharmacist'),
    ]) {
      const own = await visit(testApp, person)
      const answer = await submitUnseen(own, id, 'cancel', { reason: 'Mine now' })
      assert.equal(answer.status, 403)
      const [row] = await auditRows(testApp, 'prescription.cancelled')
      assert.equal(row?.outcome, 'refused')
      assert.equal(row?.actor_id, person.id)
      assert.equal(row?.resource_id, id)
    }
    assert.equal(await statusOf(testApp, id), 'approved')
  })

  it('and the last dispensing cannot both happen', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await make({ status: 'approved' })
      const pharmacy = await visit(testApp, await makeUser(testApp, 'pharmacist'))
      const page = await browser.get(`/prescriptions/${id}`)
      const cancel = hiddenFields(page.text, `/prescriptions/${id}/cancel`)
      const shelf = await pharmacy.get(`/prescriptions/${id}`)
      const dispense = hiddenFields(shelf.text, `/prescriptions/${id}/dispense`)
      const [cancelled, dispensed] = await Promise.all([
        browser.post(`/prescriptions/${id}/cancel`, { ...cancel, reason: 'No' }),
        pharmacy.post(`/prescriptions/${id}/dispense`, { ...dispense, quantity: '21' }),
      ])
      assert.equal([cancelled, dispensed].filter((answer) => answer.status === 303).length, 1)
      const rows = await testApp.sql('SELECT FROM dispensings WHERE prescription_id = $1', [id])
      assert.equal(await statusOf(testApp, id), rows.length === 1 ? 'dispensed' : 'cancelled')
    }
  })
})
