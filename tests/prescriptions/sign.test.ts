import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Sealed } from '../../models/sealing/sealed.ts'
import { totpCode } from '../../server/accounts/second-factor/totp.ts'
import { openSignedContent } from '../../server/prescriptions/sealed-content.ts'
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
import { freshCode, hasForm, hiddenFields, statusOf, submitOnPage, submitUnseen } from './forms.ts'

describe('signing a prescription', () => {
  let testApp: TestApp
  let physician: TestUser
  let patientId: string
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp, { familyName: 'Sithole', givenName: 'Nomvula' })).id
    await assignCare(testApp, patientId, physician.id)
    browser = await visit(testApp, physician)
  })
  after(() => testApp.close())

  const draft = (changes: Partial<Parameters<typeof makePrescription>[1]> = {}) =>
    makePrescription(testApp, { patientId, prescriberId: physician.id, ...changes })

  const signings = async (id: string) =>
    (await auditRows(testApp, 'prescription.signed')).filter((row) => row.resource_id === id)

  it('takes a fresh code, approves it, and archives what was signed under the patient’s key', async () => {
    const { id, content } = await draft({ instructions: 'With food <always>' })
    const answer = await submitOnPage(browser, id, 'sign', { code: freshCode(testApp, physician) })
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], `/prescriptions/${id}`)
    const [row] = await testApp.sql<{ status: string; signed_content: Buffer; signed_at: Date }>(
      'SELECT status, signed_content, signed_at FROM prescriptions WHERE id = $1',
      [id],
    )
    assert.ok(row)
    assert.equal(row.status, 'approved')
    assert.doesNotMatch(row.signed_content.toString('latin1'), /food|Amoxicillin/)
    const key = await keyOf(testApp, patientId)
    assert.deepEqual(openSignedContent(Sealed.fromColumn(row.signed_content), key, id), {
      ...content,
      version: 2,
      signedAt: testApp.clock.now().toISOString(),
    })
    const page = await browser.get(`/prescriptions/${id}`)
    assert.match(page.text, /With food &lt;always&gt;/)
    assert.ok(!hasForm(page.text, `/prescriptions/${id}/sign`))
    const [audit, ...others] = await signings(id)
    assert.equal(audit?.outcome, 'success')
    assert.equal(audit?.patient_id, patientId)
    assert.equal(audit?.actor_id, physician.id)
    assert.deepEqual(others, [])
  })

  it('works for a script that sends the code alone, once it has been shown the prescription', async () => {
    const { id } = await draft()
    await browser.get(`/prescriptions/${id}`)
    const answer = await submitUnseen(browser, id, 'sign', { code: freshCode(testApp, physician) })
    assert.equal(answer.status, 303)
    assert.equal(await statusOf(testApp, id), 'approved')
  })

  it('is refused to whoever was never shown what would be signed', async () => {
    const { id } = await draft()
    const answer = await submitUnseen(browser, id, 'sign', { code: freshCode(testApp, physician) })
    assert.equal(answer.status, 422)
    assert.equal(await statusOf(testApp, id), 'draft')
    assert.equal((await signings(id))[0]?.rule, 'changed-since-shown')
  })

  it('happens once when the same form is sent twenty times at once, and does not lock the signer out', async () => {
    const { id } = await draft()
    const page = await browser.get(`/prescriptions/${id}`)
    const action = `/prescriptions/${id}/sign`
    const fields = { ...hiddenFields(page.text, action), code: freshCode(testApp, physician) }
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.post(action, fields)))
    assert.deepEqual(
      answers.map((answer) => answer.status).toSorted((a, b) => a - b),
      Array.from({ length: 20 }, () => 303),
    )
    const rows = await signings(id)
    assert.deepEqual(
      rows.map((row) => row.outcome),
      ['success'],
    )
    const next = await draft()
    const after20 = await submitOnPage(browser, next.id, 'sign', { code: freshCode(testApp, physician) })
    assert.equal(after20.status, 303)
  })

  it('spends a code on one of two prescriptions that are signed with it at once', async () => {
    const drafts = [await draft(), await draft()]
    const code = freshCode(testApp, physician)
    const forms = await Promise.all(
      drafts.map(async ({ id }) => {
        const page = await browser.get(`/prescriptions/${id}`)
        return hiddenFields(page.text, `/prescriptions/${id}/sign`)
      }),
    )
    const answers = await Promise.all(
      drafts.map(({ id }, index) => browser.post(`/prescriptions/${id}/sign`, { ...forms[index], code })),
    )
    assert.deepEqual(
      answers.map((answer) => answer.status).toSorted((a, b) => a - b),
      [303, 422],
    )
  })

  it('refuses the code that the session was opened with', async () => {
    const person = await makeUser(testApp, 'physician')
    await assignCare(testApp, patientId, person.id)
    const { id } = await draft({ prescriberId: person.id })
    const own = await visit(testApp, person)
    const used = totpCode(person.totpSeed ?? '', testApp.clock.now())
    const answer = await submitOnPage(own, id, 'sign', { code: used })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /not right, or was used already/)
    assert.equal(await statusOf(testApp, id), 'draft')
    const [row] = await auditRows(testApp, 'second-factor.failed')
    assert.equal(row?.actor_id, person.id)
    assert.equal(row?.rule, 'wrong-code')
    assert.equal(row?.resource_id, id)
  })

  it('refuses a code that signed another prescription before', async () => {
    const first = await draft()
    const second = await draft()
    const code = freshCode(testApp, physician)
    assert.equal((await submitOnPage(browser, first.id, 'sign', { code })).status, 303)
    assert.equal((await submitOnPage(browser, second.id, 'sign', { code })).status, 422)
    assert.equal(await statusOf(testApp, second.id), 'draft')
  })

  it('asks for six plain digits; nothing else is a code, and what was typed is not shown again', async () => {
    const { id } = await draft()
    for (const code of ['', 'abcdef', '12345', '1234567', '１２３４５６']) {
      const answer = await submitOnPage(browser, id, 'sign', { code })
      assert.equal(answer.status, 422, code)
      assert.ok(code === '' || !answer.text.includes(code))
      // Five wrong ones would lock; a right one in between begins the count anew.
      const other = await draft()
      const right = await submitOnPage(browser, other.id, 'sign', { code: freshCode(testApp, physician) })
      assert.equal(right.status, 303)
    }
    assert.equal(await statusOf(testApp, id), 'draft')
  })

  it('stops looking at codes after five wrong ones, and says for how long', async () => {
    const person = await makeUser(testApp, 'physician')
    await assignCare(testApp, patientId, person.id)
    const { id } = await draft({ prescriberId: person.id })
    const own = await visit(testApp, person)
    const page = await own.get(`/prescriptions/${id}`)
    const action = `/prescriptions/${id}/sign`
    const fields = hiddenFields(page.text, action)
    const right = freshCode(testApp, person)
    const wrong = right === '000000' ? '000001' : '000000'
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      assert.equal((await own.post(action, { ...fields, code: wrong })).status, 422)
    }
    const answer = await own.post(action, { ...fields, code: right })
    assert.equal(answer.status, 429)
    assert.ok(Number(answer.headers['retry-after']) > 0)
    assert.equal(await statusOf(testApp, id), 'draft')
    const [row] = await auditRows(testApp, 'second-factor.failed')
    assert.equal(row?.rule, 'limited')
  })

  it('is refused to another physician of the care team, whose code is not even looked at', async () => {
    const { id } = await draft()
    const colleague = await makeUser(testApp, 'physician')
    await assignCare(testApp, patientId, colleague.id)
    const own = await visit(testApp, colleague)
    assert.ok(!hasForm((await own.get(`/prescriptions/${id}`)).text, `/prescriptions/${id}/sign`))
    const code = freshCode(testApp, colleague)
    const answer = await submitUnseen(own, id, 'sign', { code })
    assert.equal(answer.status, 403)
    assert.match(answer.text, /not-the-prescriber/)
    assert.equal(await statusOf(testApp, id), 'draft')
    const [row] = await signings(id)
    assert.equal(row?.outcome, 'refused')
    assert.equal(row?.severity, 'warning')
    assert.equal(row?.actor_id, colleague.id)
    const theirs = await draft({ prescriberId: colleague.id })
    assert.equal((await submitOnPage(own, theirs.id, 'sign', { code })).status, 303)
  })

  it('is refused to a nurse of the care team, who acts for the prescriber', async () => {
    const { id } = await draft()
    const nurse = await makeUser(testApp, 'nurse')
    await assignCare(testApp, patientId, nurse.id)
    const own = await visit(testApp, nurse)
    const page = await own.get(`/prescriptions/${id}`)
    assert.equal(page.status, 200)
    assert.ok(!hasForm(page.text, `/prescriptions/${id}/sign`))
    assert.ok(!hasForm(page.text, `/prescriptions/${id}/cancel`))
    const answer = await submitUnseen(own, id, 'sign', { code: freshCode(testApp, nurse) })
    assert.equal(answer.status, 403)
    assert.match(answer.text, /role-not-permitted/)
    const [row] = await auditRows(testApp, 'prescription.signed')
    assert.equal(row?.outcome, 'refused')
    assert.equal(row?.actor_id, nurse.id)
  })

  it('is refused once the licence has run out, on the day after its last, and the page says so', async () => {
    const person = await makeUser(testApp, 'physician', { licenceExpiresOn: '2026-03-04' })
    await assignCare(testApp, patientId, person.id)
    const today = await draft({ prescriberId: person.id })
    const tomorrow = await draft({ prescriberId: person.id })
    const own = await visit(testApp, person)
    const onTime = await submitOnPage(own, today.id, 'sign', { code: freshCode(testApp, person) })
    assert.equal(onTime.status, 303)
    const day = testApp.clock.now()
    testApp.clock.set('2026-03-05T08:00:00Z')
    const later = await visit(testApp, person)
    const page = await later.get(`/prescriptions/${tomorrow.id}`)
    assert.match(page.text, /Your licence has expired/)
    assert.ok(!hasForm(page.text, `/prescriptions/${tomorrow.id}/sign`))
    const answer = await submitUnseen(later, tomorrow.id, 'sign', { code: freshCode(testApp, person) })
    assert.equal(answer.status, 403)
    assert.match(answer.text, /licence-expired/)
    assert.equal(await statusOf(testApp, tomorrow.id), 'draft')
    testApp.clock.set(day.toISOString())
    browser = await visit(testApp, physician)
  })

  it('is refused to the prescriber who has left the care team, with the offer to break the glass', async () => {
    const person = await makeUser(testApp, 'physician')
    const { id } = await draft({ prescriberId: person.id })
    const own = await visit(testApp, person)
    const answer = await submitUnseen(own, id, 'sign', { code: freshCode(testApp, person) })
    assert.equal(answer.status, 403)
    assert.match(answer.text, /not-in-care-team/)
    assert.equal(await statusOf(testApp, id), 'draft')
  })

  it('is refused when the draft was changed after it was shown; the new content is shown and can be signed', async () => {
    const { id } = await draft({ dose: '1 capsule' })
    const page = await browser.get(`/prescriptions/${id}`)
    const action = `/prescriptions/${id}/sign`
    const fields = hiddenFields(page.text, action)
    await testApp.sql('UPDATE prescriptions SET dose = $1 WHERE id = $2', ['40 capsules', id])
    const code = freshCode(testApp, physician)
    const answer = await browser.post(action, { ...fields, code })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /changed since it was shown/)
    assert.match(answer.text, /40 capsules/)
    assert.equal(await statusOf(testApp, id), 'draft')
    const again = await browser.post(action, { ...hiddenFields(answer.text, action), code })
    assert.equal(again.status, 303)
  })

  it('is refused for a script, too, when the draft was changed after it was shown', async () => {
    const { id } = await draft()
    await browser.get(`/prescriptions/${id}`)
    await testApp.sql('UPDATE prescriptions SET quantity = 500 WHERE id = $1', [id])
    const answer = await submitUnseen(browser, id, 'sign', { code: freshCode(testApp, physician) })
    assert.equal(answer.status, 422)
    assert.equal(await statusOf(testApp, id), 'draft')
  })

  it('is refused for a draft whose last day has passed', async () => {
    const { id } = await draft({ expiresOn: '2026-03-03' })
    const page = await browser.get(`/prescriptions/${id}`)
    assert.match(page.text, /last day has passed/)
    assert.ok(!hasForm(page.text, `/prescriptions/${id}/sign`))
    const answer = await submitUnseen(browser, id, 'sign', { code: freshCode(testApp, physician) })
    assert.equal(answer.status, 422)
    assert.equal(await statusOf(testApp, id), 'draft')
  })

  for (const status of ['approved', 'dispensed', 'cancelled'] as const) {
    it(`is refused for a prescription that is ${status}`, async () => {
      const { id } = await draft({ status })
      const answer = await submitUnseen(browser, id, 'sign', { code: freshCode(testApp, physician) })
      assert.equal(answer.status, 409)
      assert.equal(await statusOf(testApp, id), status)
      assert.equal((await signings(id))[0]?.rule, 'already-done')
    })
  }

  it('leaves neither a signature nor a spent code when its audit row cannot be written', async () => {
    const { id } = await draft()
    const page = await browser.get(`/prescriptions/${id}`)
    const action = `/prescriptions/${id}/sign`
    const fields = { ...hiddenFields(page.text, action), code: freshCode(testApp, physician) }
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const answer = await browser.post(action, fields)
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(answer.status, 503)
    assert.equal(await statusOf(testApp, id), 'draft')
    assert.equal((await browser.post(action, fields)).status, 303)
  })

  it('does not happen by GET, nor without the form’s token', async () => {
    const { id } = await draft()
    const code = freshCode(testApp, physician)
    await browser.get(`/prescriptions/${id}`)
    assert.equal((await browser.get(`/prescriptions/${id}/sign?code=${code}`)).status, 405)
    assert.equal((await browser.post(`/prescriptions/${id}/sign`, { code })).status, 403)
    assert.equal(await statusOf(testApp, id), 'draft')
  })
})
