import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { hasForm, hiddenFields, statusOf, submitOnPage, submitUnseen } from './forms.ts'

describe('dispensing a prescription', () => {
  let testApp: TestApp
  let physician: TestUser
  let pharmacist: TestUser
  let patientId: string
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    pharmacist = await makeUser(testApp, 'pharmacist')
    patientId = (await makePatient(testApp, { familyName: 'Sithole', givenName: 'Nomvula' })).id
    await assignCare(testApp, patientId, physician.id)
    browser = await visit(testApp, pharmacist)
  })
  after(() => testApp.close())

  const approved = (changes: Partial<Parameters<typeof makePrescription>[1]> = {}) =>
    makePrescription(testApp, {
      patientId,
      prescriberId: physician.id,
      status: 'approved',
      quantity: 21,
      ...changes,
    })

  const dispensings = (id: string) =>
    testApp.sql<{ quantity: number; pharmacist_id: string }>(
      'SELECT * FROM dispensings WHERE prescription_id = $1 ORDER BY dispensed_at',
      [id],
    )

  const auditOf = async (id: string) =>
    (await auditRows(testApp, 'prescription.dispensed')).filter((row) => row.resource_id === id)

  it('records quantity, person and moment, closes a prescription without repeats, and leads back to the queue', async () => {
    const { id } = await approved()
    const answer = await submitOnPage(browser, id, 'dispense', { quantity: '21' })
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], '/prescriptions')
    const [row, ...others] = await dispensings(id)
    assert.equal(row?.quantity, 21)
    assert.equal(row?.pharmacist_id, pharmacist.id)
    assert.deepEqual(others, [])
    assert.equal(await statusOf(testApp, id), 'dispensed')
    const [audit] = await auditOf(id)
    assert.equal(audit?.outcome, 'success')
    assert.equal(audit?.rule, 'active-prescription')
    assert.equal(audit?.patient_id, patientId)
    assert.deepEqual(audit?.details, { dispensing: 1, remaining: 0 })
    const queue = await browser.get('/prescriptions')
    assert.match(queue.text, /The dispensing is recorded/)
    assert.ok(!queue.text.includes(id))
  })

  it('takes the patient out of the pharmacist’s sight with the last dispensing', async () => {
    const { id } = await approved()
    assert.match((await browser.get('/prescriptions')).text, /Sithole, Nomvula/)
    await submitOnPage(browser, id, 'dispense', { quantity: '21' })
    assert.doesNotMatch((await browser.get('/prescriptions')).text, /Sithole/)
    const page = await browser.get(`/prescriptions/${id}`)
    assert.equal(page.status, 404)
    assert.doesNotMatch(page.text, /Sithole|Amoxicillin/)
    const [row] = await auditRows(testApp, 'prescription.viewed')
    assert.equal(row?.outcome, 'refused')
  })

  it('happens once when the same form is sent twenty times at once; every one of them is answered alike', async () => {
    const { id } = await approved()
    const page = await browser.get(`/prescriptions/${id}`)
    const action = `/prescriptions/${id}/dispense`
    const fields = { ...hiddenFields(page.text, action), quantity: '21' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.post(action, fields)))
    for (const answer of answers) {
      assert.equal(answer.status, 303)
      assert.equal(answer.headers['location'], '/prescriptions')
    }
    assert.equal((await dispensings(id)).length, 1)
    assert.equal((await auditOf(id)).length, 1)
  })

  it('answers the same form again later without doing or recording anything, even when the patient is gone', async () => {
    const { id } = await approved()
    const page = await browser.get(`/prescriptions/${id}`)
    const action = `/prescriptions/${id}/dispense`
    const fields = { ...hiddenFields(page.text, action), quantity: '21' }
    assert.equal((await browser.post(action, fields)).status, 303)
    const again = await browser.post(action, fields)
    assert.equal(again.status, 303)
    assert.match((await browser.get('/prescriptions')).text, /The dispensing is recorded/)
    assert.equal((await dispensings(id)).length, 1)
    assert.equal((await auditOf(id)).length, 1)
  })

  it('happens as often as it may be repeated, and no more, when twenty different forms are sent at once', async () => {
    const { id } = await approved({ repeats: 2 })
    const page = await browser.get(`/prescriptions/${id}`)
    const action = `/prescriptions/${id}/dispense`
    const fields = { ...hiddenFields(page.text, action), quantity: '21' }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        browser.post(action, { ...fields, idempotencyKey: newId(), earlyReason: 'Away for three weeks' }),
      ),
    )
    assert.equal(answers.filter((answer) => answer.status === 303).length, 3)
    for (const answer of answers.filter(({ status }) => status !== 303)) {
      assert.equal(answer.status, 404)
      assert.doesNotMatch(answer.text, /Sithole/)
    }
    assert.equal((await dispensings(id)).length, 3)
    assert.equal(await statusOf(testApp, id), 'dispensed')
    const rows = await auditOf(id)
    assert.equal(rows.filter((row) => row.outcome === 'success').length, 3)
    assert.equal(rows.filter((row) => row.outcome !== 'success').length, 17)
  })

  it('counts dispensings down on the page, with who dispensed what', async () => {
    const { id } = await approved({ repeats: 1 })
    assert.match((await browser.get(`/prescriptions/${id}`)).text, /1 of 2/)
    const first = await submitOnPage(browser, id, 'dispense', { quantity: '21' })
    assert.equal(first.status, 303)
    const page = await browser.get(`/prescriptions/${id}`)
    assert.match(page.text, /2 of 2/)
    assert.ok(page.text.includes(pharmacist.displayName))
    assert.equal(await statusOf(testApp, id), 'approved')
    await submitOnPage(browser, id, 'dispense', { quantity: '21', earlyReason: 'Travels' })
    assert.equal(await statusOf(testApp, id), 'dispensed')
  })

  it('gives a new form its own key after a form was used', async () => {
    const { id } = await approved({ repeats: 1 })
    const action = `/prescriptions/${id}/dispense`
    const first = hiddenFields((await browser.get(`/prescriptions/${id}`)).text, action)
    await browser.post(action, { ...first, quantity: '21' })
    const second = hiddenFields((await browser.get(`/prescriptions/${id}`)).text, action)
    assert.notEqual(first['idempotencyKey'], second['idempotencyKey'])
  })

  it('refuses more than is prescribed for one dispensing, and keeps what was typed', async () => {
    const { id } = await approved({ repeats: 3 })
    const answer = await submitOnPage(browser, id, 'dispense', { quantity: '22' })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /Enter 21 or less: so much is left of this supply/)
    assert.match(answer.text, /name="quantity"[^>]*value="22"/)
    assert.equal((await dispensings(id)).length, 0)
    const [row] = await auditOf(id)
    assert.equal(row?.outcome, 'failure')
    assert.equal(row?.rule, 'too-much')
  })

  for (const quantity of ['0', '-1', '1.5', '', 'all', '999999999999', '1e1']) {
    it(`refuses the quantity “${quantity}”`, async () => {
      const { id } = await approved()
      const answer = await submitOnPage(browser, id, 'dispense', { quantity })
      assert.equal(answer.status, 422)
      assert.equal((await dispensings(id)).length, 0)
      await testApp.sql(`UPDATE prescriptions SET status = 'cancelled', cancelled_at = now() WHERE id = $1`, [
        id,
      ])
    })
  }

  for (const idempotencyKey of ['', 'once', "'; DROP TABLE dispensings; --", '0198c0de-0000-7000-8000']) {
    it(`refuses the made-up key “${idempotencyKey}”`, async () => {
      const { id } = await approved()
      const answer = await submitOnPage(browser, id, 'dispense', { quantity: '21', idempotencyKey })
      assert.equal(answer.status, 422)
      assert.match(answer.text, /Load the page again/)
      assert.equal((await dispensings(id)).length, 0)
      const action = `/prescriptions/${id}/dispense`
      const next = hiddenFields(answer.text, action)
      assert.match(next['idempotencyKey'] ?? '', /^[0-9a-f-]{36}$/)
      assert.equal((await browser.post(action, { ...next, quantity: '21' })).status, 303)
    })
  }

  it('is not fooled by the key of a colleague’s form: it neither dispenses nor claims to have', async () => {
    const { id } = await approved({ repeats: 1 })
    const colleague = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    const action = `/prescriptions/${id}/dispense`
    const theirs = hiddenFields((await colleague.get(`/prescriptions/${id}`)).text, action)
    assert.equal((await colleague.post(action, { ...theirs, quantity: '21' })).status, 303)
    const { idempotencyKey = '' } = theirs
    const answer = await submitOnPage(browser, id, 'dispense', { quantity: '21', idempotencyKey })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /used before/)
    assert.equal((await dispensings(id)).length, 1)
    assert.equal((await auditOf(id))[0]?.rule, 'key-taken')
  })

  it('does not take the key of another prescription’s form for a repetition', async () => {
    const first = await approved()
    const second = await approved()
    const idempotencyKey = newId()
    await submitOnPage(browser, first.id, 'dispense', { quantity: '21', idempotencyKey })
    await submitOnPage(browser, second.id, 'dispense', { quantity: '21', idempotencyKey })
    assert.equal((await dispensings(first.id)).length, 1)
    assert.equal((await dispensings(second.id)).length, 1)
  })

  it('is refused on the day after the last, by the facility’s clock, and the patient is gone', async () => {
    const { id } = await approved({ expiresOn: '2026-03-04' })
    testApp.clock.set('2026-03-04T16:30:00Z')
    const today = await visit(testApp, pharmacist)
    assert.equal((await today.get(`/prescriptions/${id}`)).status, 200)
    const key = newId()
    testApp.clock.set('2026-03-05T05:30:00Z')
    const tomorrow = await visit(testApp, pharmacist)
    assert.equal((await tomorrow.get(`/prescriptions/${id}`)).status, 404)
    assert.ok(!(await tomorrow.get('/prescriptions')).text.includes(id))
    const answer = await submitUnseen(tomorrow, id, 'dispense', { quantity: '21', idempotencyKey: key })
    assert.equal(answer.status, 404)
    assert.equal((await dispensings(id)).length, 0)
    browser = tomorrow
  })

  for (const status of ['draft', 'dispensed', 'cancelled'] as const) {
    it(`is refused for a prescription that is ${status}, which does not exist for a pharmacist`, async () => {
      const { id } = await approved({ status, pharmacistId: pharmacist.id })
      const known = (await dispensings(id)).length
      assert.equal((await browser.get(`/prescriptions/${id}`)).status, 404)
      const fields = { quantity: '21', idempotencyKey: newId() }
      const answer = await submitUnseen(browser, id, 'dispense', fields)
      assert.equal(answer.status, 404)
      assert.equal((await dispensings(id)).length, known)
      const [row] = await auditRows(testApp, 'prescription.dispensed')
      assert.equal(row?.outcome, 'refused')
    })
  }

  it('is refused when the prescription is cancelled between opening the page and sending the form', async () => {
    const { id } = await approved()
    const page = await browser.get(`/prescriptions/${id}`)
    const action = `/prescriptions/${id}/dispense`
    const fields = { ...hiddenFields(page.text, action), quantity: '21' }
    const prescriber = await visit(testApp, physician)
    await submitOnPage(prescriber, id, 'cancel', { reason: 'Wrong patient' })
    assert.equal((await browser.post(action, fields)).status, 404)
    assert.equal((await dispensings(id)).length, 0)
  })

  it('is refused once the pharmacist’s licence has run out; reading is not', async () => {
    const { id } = await approved()
    const person = await makeUser(testApp, 'pharmacist', { licenceExpiresOn: '2026-03-03' })
    const own = await visit(testApp, person)
    const page = await own.get(`/prescriptions/${id}`)
    assert.equal(page.status, 200)
    assert.match(page.text, /Your licence has expired/)
    assert.ok(!hasForm(page.text, `/prescriptions/${id}/dispense`))
    const answer = await submitUnseen(own, id, 'dispense', { quantity: '21', idempotencyKey: newId() })
    assert.equal(answer.status, 403)
    assert.match(answer.text, /licence-expired/)
    assert.equal((await dispensings(id)).length, 0)
  })

  for (const role of ['physician', 'nurse', 'admin_staff', 'system_admin', 'patient'] as const) {
    it(`is refused to the role ${role}`, async () => {
      const { id } = await approved()
      const person = await makeUser(testApp, role)
      if (role === 'physician' || role === 'nurse') {
        await assignCare(testApp, patientId, person.id)
      }
      const own = await visit(testApp, person)
      const answer = await submitUnseen(own, id, 'dispense', { quantity: '21', idempotencyKey: newId() })
      assert.equal(answer.status, 403)
      assert.match(answer.text, /role-not-permitted/)
      assert.equal((await dispensings(id)).length, 0)
    })
  }

  it('is refused to whoever wrote the prescription, whatever the role may do', async () => {
    const { id } = await approved()
    await testApp.sql(
      `INSERT INTO role_permissions (role_id, permission) SELECT id, 'prescription.dispense' FROM roles WHERE name = 'physician'`,
    )
    const own = await visit(testApp, physician)
    assert.ok(!hasForm((await own.get(`/prescriptions/${id}`)).text, `/prescriptions/${id}/dispense`))
    const answer = await submitUnseen(own, id, 'dispense', { quantity: '21', idempotencyKey: newId() })
    await testApp.sql(`DELETE FROM role_permissions WHERE permission = 'prescription.dispense' AND role_id =
      (SELECT id FROM roles WHERE name = 'physician')`)
    assert.equal(answer.status, 422)
    assert.equal((await dispensings(id)).length, 0)
    assert.equal((await auditOf(id))[0]?.rule, 'own-prescription')
  })

  it('leaves nothing behind when its audit row cannot be written', async () => {
    const { id } = await approved()
    const page = await browser.get(`/prescriptions/${id}`)
    const action = `/prescriptions/${id}/dispense`
    const fields = { ...hiddenFields(page.text, action), quantity: '21' }
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const answer = await browser.post(action, fields)
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(answer.status, 503)
    assert.equal((await dispensings(id)).length, 0)
    assert.equal(await statusOf(testApp, id), 'approved')
    assert.equal((await browser.post(action, fields)).status, 303)
    assert.equal((await dispensings(id)).length, 1)
  })
})
