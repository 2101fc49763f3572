import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { hasForm, hiddenFields, statusOf, submitOnPage } from './forms.ts'

const reverse = async (who: Visitor, id: string, dispensingId: string, reason = 'Wrong box') => {
  const page = `/prescriptions/${id}/dispensings/${dispensingId}/reverse`
  const opened = await who.get(page)
  return who.post(page, { ...hiddenFields(opened.text, page), reason })
}

describe('supplying a prescription in parts', () => {
  let testApp: TestApp
  let physician: TestUser
  let pharmacist: TestUser
  let patientId: string
  let browser: Visitor
  let patient: Visitor
  let themselves: TestUser

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    pharmacist = await makeUser(testApp, 'pharmacist')
    patientId = (await makePatient(testApp, { familyName: 'Sithole', givenName: 'Nomvula' })).id
    await assignCare(testApp, patientId, physician.id)
    browser = await visit(testApp, pharmacist)
    themselves = await makeUser(testApp, 'patient', { patientId })
    patient = await visit(testApp, themselves)
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

  const dispense = (id: string, quantity: string, more: Record<string, string> = {}) =>
    submitOnPage(browser, id, 'dispense', { quantity, ...more })

  const dispensings = (id: string) =>
    testApp.sql<{ id: string; quantity: number }>(
      'SELECT id, quantity FROM dispensings WHERE prescription_id = $1 ORDER BY dispensed_at, id',
      [id],
    )

  it('leaves 11 of 21 owed after 10: it stays open, and the patient is told so', async () => {
    const { id } = await approved()
    assert.equal((await dispense(id, '10')).status, 303)
    assert.match((await browser.get('/prescriptions')).text, /11 of 21 (are still )?owed/)
    assert.equal(await statusOf(testApp, id), 'approved')
    assert.match((await browser.get(`/prescriptions/${id}`)).text, /11 or less: so much of 21 is still owed/)
    assert.match((await patient.get('/my/prescriptions')).text, /11 of 21 still to be collected/)
    assert.equal((await dispense(id, '11')).status, 303)
    assert.equal(await statusOf(testApp, id), 'dispensed')
    assert.match((await patient.get('/my/prescriptions')).text, /Everything on this prescription/)
  })

  it('refuses more than is left of the supply, with the number that is left', async () => {
    const { id } = await approved({ repeats: 1 })
    await dispense(id, '10')
    const answer = await dispense(id, '12')
    assert.equal(answer.status, 422)
    assert.match(answer.text, /Enter 11 or less/)
    assert.deepEqual(
      (await dispensings(id)).map(({ quantity }) => quantity),
      [10],
    )
  })

  it('hands over no more than was prescribed when twenty parts are sent at once', async () => {
    const { id } = await approved()
    const page = await browser.get(`/prescriptions/${id}`)
    const action = `/prescriptions/${id}/dispense`
    const fields = { ...hiddenFields(page.text, action), quantity: '10' }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.post(action, { ...fields, idempotencyKey: newId() })),
    )
    assert.equal(answers.filter(({ status }) => status === 303).length, 2)
    for (const answer of answers.filter(({ status }) => status !== 303)) {
      assert.equal(answer.status, 422)
      assert.match(answer.text, /Enter 1 or less/)
    }
    assert.equal(await statusOf(testApp, id), 'approved')
  })

  it('asks for a reason when the next supply comes before its day, and shows it', async () => {
    const { id } = await approved({ repeats: 1 })
    await dispense(id, '21')
    const page = await browser.get(`/prescriptions/${id}`)
    assert.match(page.text, /The next supply is due from 11 Mar 2026/)
    const refused = await dispense(id, '21')
    assert.equal(refused.status, 422)
    assert.match(refused.text, /not due yet/)
    assert.match((await patient.get('/my/prescriptions')).text, /The next time is from 11 Mar 2026/)
    const [row] = (await auditRows(testApp, 'prescription.dispensed')).filter(
      (entry) => entry.resource_id === id,
    )
    assert.equal(row?.rule, 'too-early')
    assert.equal((await dispense(id, '10', { earlyReason: 'Travels for a month' })).status, 303)
    assert.match((await browser.get(`/prescriptions/${id}`)).text, /Travels for a month/)
    const [stored] = await testApp.sql<{ text: string }>(
      "SELECT encode(early_reason, 'escape') AS text FROM dispensings WHERE prescription_id = $1 AND early_reason IS NOT NULL",
      [id],
    )
    assert.doesNotMatch(stored?.text ?? 'Travels', /Travels/)
    assert.equal(
      (await dispense(id, '11')).status,
      303,
      'the rest of a supply that has begun is never too early',
    )
  })

  it('asks for a reason for a second whole supply on one day, also where nobody can say how long one lasts', async () => {
    const { id } = await approved({ repeats: 2, dose: '5 mL', frequency: 'as needed' })
    await dispense(id, '10')
    assert.equal((await dispense(id, '11')).status, 303, 'the rest of a supply needs none')
    const page = await browser.get(`/prescriptions/${id}`)
    assert.match(page.text, /Why another whole supply today/)
    assert.match((await browser.get('/prescriptions')).text, /Supplied today/)
    const refused = await dispense(id, '21')
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Say why another whole supply is handed over today/)
    const [row] = (await auditRows(testApp, 'prescription.dispensed')).filter(
      (entry) => entry.resource_id === id,
    )
    assert.equal(row?.rule, 'again-today')
    assert.equal((await dispensings(id)).length, 2)
    assert.equal((await dispense(id, '21', { earlyReason: 'Leaves for two months' })).status, 303)
    assert.match((await browser.get(`/prescriptions/${id}`)).text, /Why so soon: Leaves for two months/)
    testApp.clock.advance({ hours: 24 })
    browser = await visit(testApp, pharmacist)
    patient = await visit(testApp, themselves)
    assert.equal((await dispense(id, '21')).status, 303, 'nobody can say that it is early on another day')
  })

  it('asks for none on the day it is due', async () => {
    const { id } = await approved({ repeats: 1, repeatAfterDays: 2, dose: '5 mL' })
    await dispense(id, '21')
    testApp.clock.advance({ hours: 48 })
    const later = await visit(testApp, pharmacist)
    browser = later
    patient = await visit(testApp, themselves)
    assert.equal((await dispense(id, '21')).status, 303)
    assert.equal(await statusOf(testApp, id), 'dispensed')
  })

  it('records why nothing was dispensed, once, and stays open', async () => {
    const { id } = await approved()
    const action = `/prescriptions/${id}/not-dispensed`
    const fields = {
      ...hiddenFields((await browser.get(`/prescriptions/${id}`)).text, action),
      notDispensedReason: 'out-of-stock',
      notDispensedNote: 'Ordered for Friday',
    }
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.post(action, fields)))
    assert.ok(answers.every(({ status }) => status === 303))
    assert.equal((await testApp.sql('SELECT FROM not_dispensed WHERE prescription_id = $1', [id])).length, 1)
    assert.equal((await auditRows(testApp, 'prescription.not-dispensed')).length, 1)
    assert.equal(await statusOf(testApp, id), 'approved')
    const prescriber = await visit(testApp, physician)
    const page = await prescriber.get(`/prescriptions/${id}`)
    assert.match(page.text, /Out of stock/)
    assert.match(page.text, /Ordered for Friday/)
    const other = await submitOnPage(browser, id, 'not-dispensed', { notDispensedReason: 'other' })
    assert.equal(other.status, 422)
    assert.match(other.text, /Say what the reason was/)
  })

  it('takes a dispensing back with a reason, counts it back, and opens again what it had closed', async () => {
    const { id } = await approved()
    await dispense(id, '21')
    assert.equal((await browser.get(`/prescriptions/${id}`)).status, 404)
    const [dispensing] = await dispensings(id)
    assert.match((await browser.get('/prescriptions/supplied')).text, /Sithole/i)
    const answer = await reverse(browser, id, dispensing?.id ?? '')
    assert.equal(answer.status, 303)
    assert.equal(await statusOf(testApp, id), 'approved')
    assert.equal((await dispensings(id)).length, 1, 'what happened stays on record')
    const page = await browser.get(`/prescriptions/${id}`)
    assert.match(page.text, /Reversed by/)
    assert.match(page.text, /Wrong box/)
    assert.match(page.text, /name="quantity"[^>]*value="21"/)
    const [row] = await auditRows(testApp, 'prescription.dispensing-reversed')
    assert.equal(row?.outcome, 'success')
    assert.equal(row?.details?.['dispensing'], dispensing?.id)
    assert.doesNotMatch(JSON.stringify(row), /Wrong box/)
  })

  it('takes it back once when twenty reverse it at once, and needs a reason', async () => {
    const { id } = await approved({ repeats: 1 })
    await dispense(id, '21')
    const [dispensing] = await dispensings(id)
    const page = `/prescriptions/${id}/dispensings/${dispensing?.id}/reverse`
    const fields = hiddenFields((await browser.get(page)).text, page)
    assert.equal((await browser.post(page, { ...fields, reason: ' ' })).status, 422)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        browser.post(page, { ...fields, idempotencyKey: newId(), reason: 'Came back' }),
      ),
    )
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    for (const answer of answers.filter(({ status }) => status !== 303)) {
      assert.match(answer.text, /already reversed by you/)
    }
    const rows = await testApp.sql('SELECT FROM dispensing_reversals WHERE dispensing_id = $1', [
      dispensing?.id,
    ])
    assert.equal(rows.length, 1)
  })

  it('cannot be taken back by anyone who does not dispense, nor under another prescription', async () => {
    const { id } = await approved({ repeats: 1 })
    const other = await approved()
    await dispense(id, '21')
    const [dispensing] = await dispensings(id)
    const prescriber = await visit(testApp, physician)
    const page = `/prescriptions/${id}/dispensings/${dispensing?.id}/reverse`
    const refused = await prescriber.post(page, { _csrf: await prescriber.token(), reason: 'Mine' })
    assert.equal(refused.status, 403)
    const wrong = `/prescriptions/${other.id}/dispensings/${dispensing?.id}/reverse`
    assert.equal((await browser.post(wrong, { _csrf: await browser.token(), reason: 'x' })).status, 404)
    assert.equal(
      (await testApp.sql('SELECT FROM dispensing_reversals WHERE dispensing_id = $1', [dispensing?.id]))
        .length,
      0,
    )
  })

  it('tells a second pharmacist who dispensed it and when, not that there is no such page', async () => {
    const { id } = await approved()
    const colleague = await makeUser(testApp, 'pharmacist', { displayName: 'Thandi Nkosi' })
    const theirs = await visit(testApp, colleague)
    const action = `/prescriptions/${id}/dispense`
    const held = hiddenFields((await theirs.get(`/prescriptions/${id}`)).text, action)
    await dispense(id, '21')
    const at = testApp.services.time.dateTime(testApp.clock.now())
    for (const answer of [
      await theirs.post(action, { ...held, quantity: '21' }),
      await theirs.get(`/prescriptions/${id}`),
    ]) {
      assert.ok(answer.text.includes(`already dispensed by ${pharmacist.displayName} at ${at}`))
      assert.doesNotMatch(answer.text, /Page not found|Sithole|Amoxicillin/i)
    }
    assert.equal((await dispensings(id)).length, 1)
  })

  it('tells the prescriber who signs or cancels too late what happened meanwhile', async () => {
    const { id } = await approved()
    await dispense(id, '21')
    const prescriber = await visit(testApp, physician)
    const token = await prescriber.token()
    const late = await prescriber.post(`/prescriptions/${id}/cancel`, { _csrf: token, reason: 'No' })
    assert.equal(late.status, 409)
    assert.ok(late.text.includes(`already dispensed by ${pharmacist.displayName}`))
    const open = await approved()
    const again = await prescriber.post(`/prescriptions/${open.id}/sign`, { _csrf: token, code: '123456' })
    assert.equal(again.status, 409)
    assert.match(again.text, /already signed by you at/)
    assert.ok(!hasForm(again.text, `/prescriptions/${open.id}/sign`))
  })

  it('leaves what older rules closed in part as it was recorded: closed, with what was handed over', async () => {
    const { id } = await approved()
    await testApp.sql(
      `INSERT INTO dispensings (id, prescription_id, pharmacist_id, quantity, idempotency_key, dispensed_at)
       VALUES ($1, $2, $3, 10, $1, $4)`,
      [newId(), id, pharmacist.id, testApp.clock.now()],
    )
    await testApp.sql("UPDATE prescriptions SET status = 'dispensed' WHERE id = $1", [id])
    assert.match((await patient.get('/my/prescriptions')).text, /closed with 10 of 21 collected/)
  })
})
