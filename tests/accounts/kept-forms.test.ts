import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import { erasePatient } from '../../models/queries/patients/erase-patient.ts'
import {
  assignCare,
  makePage,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { hiddenFields, hasForm } from '../prescriptions/forms.ts'
import { csrfTokenOf, visit, type Visitor } from '../support/request.ts'

const draft = '/account/session/draft'

const textArea = (html: string, name: string) =>
  new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)</textarea>`).exec(html)?.[1]

describe('what is half written', () => {
  let testApp: TestApp
  let physician: TestUser
  let patientId: string
  let prescriptionId: string
  let browser: Visitor
  let encounters: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp)).id
    await assignCare(testApp, patientId, physician.id)
    const { id } = await makePrescription(testApp, { patientId, prescriberId: physician.id })
    prescriptionId = id
    encounters = `/patients/${patientId}/encounters/new`
  })
  beforeEach(async () => {
    await testApp.sql('DELETE FROM form_drafts')
    browser = await visit(testApp, physician)
  })
  after(() => testApp.close())

  const prescription = () => `/prescriptions/${prescriptionId}`
  const cancelling = () => `${prescription()}/cancel`
  const drafts = () =>
    testApp.sql<{ id: string; path: string; page: string }>('SELECT id, path, page FROM form_drafts')
  const formOf = async (page: string, action: string) => hiddenFields((await browser.get(page)).text, action)

  it('in a short box of a page is kept, and back in that box of that page', async () => {
    const form = await formOf(prescription(), cancelling())
    const kept = await browser.post(draft, { ...form, reason: 'Rash since Tues' })
    assert.equal(kept.status, 200)
    assert.match(String(kept.body.keptAt), /^\d\d:\d\d$/)
    const again = await browser.get(prescription())
    assert.equal(textArea(again.text, 'reason'), 'Rash since Tues')
    assert.match(again.text, /What you had typed is back, as it was kept on/)
    assert.match(again.text, /<details class="mg-disclosure" open="">/)
  })

  it('in a short box is kept when it is sent after the session had ended, and leads back to its page', async () => {
    const form = await formOf(prescription(), cancelling())
    testApp.clock.advance({ minutes: 31 })
    const late = await browser.post(cancelling(), { ...form, reason: 'Sent at 31 minutes' })
    assert.equal(late.status, 303)
    assert.equal(late.headers['location'], `/login?next=${encodeURIComponent(prescription())}`)
    await browser.signIn(physician)
    assert.equal(textArea((await browser.get(prescription())).text, 'reason'), 'Sent at 31 minutes')
    const [status] = await testApp.sql<{ status: string }>('SELECT status FROM prescriptions WHERE id = $1', [
      prescriptionId,
    ])
    assert.equal(status?.status, 'draft')
  })

  it('comes back nowhere else, to nobody else, and is sealed', async () => {
    const form = await formOf(prescription(), cancelling())
    await browser.post(draft, { ...form, reason: 'Only in its own box' })
    const other = await makePrescription(testApp, { patientId, prescriberId: physician.id })
    assert.equal(textArea((await browser.get(`/prescriptions/${other.id}`)).text, 'reason'), '')
    const colleague = await makeUser(testApp, 'physician')
    await assignCare(testApp, patientId, colleague.id)
    const [row] = await drafts()
    const theirs = await visit(testApp, colleague)
    assert.doesNotMatch((await theirs.get(`${prescription()}?draft=${row?.id}`)).text, /own box/)
    const stolen = { draft: row?.id ?? '', _csrf: await theirs.token() }
    assert.equal((await theirs.post(`${draft}/discard`, stolen)).headers['location'], '/')
    assert.equal((await drafts()).length, 1)
    const [stored] = await testApp.sql<{ row: string }>(
      "SELECT row_to_json(d)::text || encode(content, 'escape') AS row FROM form_drafts d",
    )
    assert.doesNotMatch(stored?.row ?? '', /own box/)
  })

  it('is two drafts in two tabs of the same form; opening it anew offers both, and says from when', async () => {
    const first = await formOf(encounters, encounters)
    const second = await formOf(encounters, encounters)
    await browser.post(draft, { ...first, draftPath: encounters, reason: 'In the first tab' })
    testApp.clock.advance({ minutes: 5 })
    await browser.post(draft, { ...second, draftPath: encounters, reason: 'In the second tab' })
    await browser.post(draft, { ...first, draftPath: encounters, reason: 'In the first tab, more' })
    assert.equal((await drafts()).length, 2)
    testApp.clock.advance({ minutes: 5 })
    await browser.post(draft, { ...second, draftPath: encounters, reason: 'In the second tab, more' })
    const anew = await browser.get(encounters)
    assert.match(anew.text, /value="In the second tab, more"/)
    assert.match(anew.text, /What you had typed is back, as it was kept on \d+ \w+ 2026/)
    const other = /Also unfinished, kept on <span><a href="([^"]+)">/.exec(
      anew.text.replaceAll('<!-- -->', ''),
    )?.[1]
    assert.match((await browser.get(other ?? '')).text, /value="In the first tab, more"/)
    const empty = await browser.get(`${encounters}?draft=none`)
    assert.doesNotMatch(empty.text, /In the (?:first|second) tab/)
    assert.match(empty.text, /Unfinished, kept on/)
  })

  it('is forgotten with the form that was sent, and no other tab’s with it', async () => {
    const first = await formOf(encounters, encounters)
    const second = await formOf(encounters, encounters)
    const content = { kind: 'home', occurredAt: '2026-03-02T09:30', reason: 'Cough' }
    await browser.post(draft, { ...first, draftPath: encounters, ...content })
    await browser.post(draft, { ...second, draftPath: encounters, reason: 'Still being typed' })
    const sent = await browser.post(encounters, { ...first, ...content })
    assert.equal(sent.status, 303)
    assert.match((await browser.get(encounters)).text, /value="Still being typed"/)
    // A draft that was on its way while its form was sent is none any more.
    await browser.post(draft, { ...first, draftPath: encounters, ...content })
    assert.equal((await drafts()).length, 1)
  })

  it('goes on in the form that is filled with it, and is gone once that is sent', async () => {
    const form = await formOf(encounters, encounters)
    await browser.post(draft, { ...form, draftPath: encounters, reason: 'Begun before lunch' })
    const filled = await formOf(encounters, encounters)
    assert.notEqual(filled['idempotencyKey'], form['idempotencyKey'])
    await browser.post(draft, { ...filled, draftPath: encounters, reason: 'Begun before lunch, and after' })
    assert.equal((await drafts()).length, 1)
    const wrong = await browser.post(encounters, { ...filled, reason: 'Begun before lunch, and after' })
    assert.equal(wrong.status, 422)
    const mended = hiddenFields(wrong.text, encounters)
    const content = { kind: 'home', occurredAt: '2026-03-02T09:30', reason: 'Begun before lunch, and after' }
    assert.equal((await browser.post(encounters, { ...mended, ...content })).status, 303)
    assert.deepEqual(await drafts(), [])
  })

  it('of a client that sends the described fields only is one draft, gone once it is sent', async () => {
    const token = await browser.token()
    const content = { kind: 'home', occurredAt: '2026-03-02T09:30', reason: 'Cough' }
    testApp.clock.advance({ minutes: 31 })
    assert.equal((await browser.post(encounters, { reason: 'Late', _csrf: token })).status, 303)
    await browser.signIn(physician)
    assert.match((await browser.get(encounters)).text, /value="Late"/)
    assert.equal((await browser.submit(encounters, content)).status, 303)
    assert.deepEqual(await drafts(), [])
  })

  it('for a box that is gone in the meantime is shown to be read, not lost', async () => {
    const own = await makePrescription(testApp, { patientId, prescriberId: physician.id })
    const page = `/prescriptions/${own.id}`
    const [form, inOtherTab] = [await formOf(page, `${page}/cancel`), await formOf(page, `${page}/cancel`)]
    await browser.post(draft, { ...form, reason: 'Written while it was cancelled elsewhere' })
    assert.equal((await browser.post(`${page}/cancel`, { ...inOtherTab, reason: 'First' })).status, 303)
    const shown = await browser.get(page)
    assert.ok(!hasForm(shown.text, `${page}/cancel`))
    assert.match(shown.text, /not on this page any more/)
    assert.match(shown.text, /Written while it was cancelled elsewhere/)
    const discard = hiddenFields(shown.text, `${draft}/discard`)
    assert.equal((await browser.post(`${draft}/discard`, discard)).headers['location'], page)
    assert.doesNotMatch((await browser.get(page)).text, /Written while/)
  })

  it('is back in every form that says it was kept: a page of the CMS too', async () => {
    const page = await makePage(testApp, { path: 'opening-hours' })
    const clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    const address = `/cms/pages/${page.id}/edit`
    const form = hiddenFields((await clerk.get(address)).text, address)
    const words = { title: 'Opening hours', audience: 'everyone', body: 'Half a sentence' }
    await clerk.post(draft, { ...form, draftPath: address, ...words })
    assert.equal(textArea((await clerk.get(address)).text, 'body'), 'Half a sentence')
  })

  it('is said to be kept only when it was', async () => {
    const form = await formOf(encounters, encounters)
    const nothing = await browser.post(draft, { ...form, draftPath: encounters, reason: '  ' })
    assert.equal(nothing.body.keptAt, undefined)
    const nowhere = await browser.post(draft, { ...form, draftPath: '/no/such/form', reason: 'x' })
    assert.equal(nowhere.status, 204)
    assert.deepEqual(await drafts(), [])
  })

  it('grows no table: one person keeps forty, what is too much is not said to be kept, and the others stay', async () => {
    const form = await formOf(encounters, encounters)
    const save = (draftKey: string) =>
      browser.post(draft, { ...form, draftPath: encounters, draftKey, reason: 'x' })
    const keys = Array.from({ length: 41 }, () => newId())
    for (const key of keys.slice(0, 40)) {
      assert.equal((await save(key)).status, 200)
    }
    assert.equal((await save(keys[40] ?? '')).status, 204)
    assert.equal((await save(keys[0] ?? '')).status, 200)
    assert.equal((await drafts()).length, 40)
    // What is sent too late finds room still; and once that is gone too, nobody is told that it was kept.
    await testApp.sql(
      `INSERT INTO form_drafts (id, user_id, path, page, form_key, content, saved_at, kept_until)
       SELECT gen_random_uuid(), user_id, path, page, gen_random_uuid(), content, saved_at, kept_until
       FROM form_drafts LIMIT 19`,
    )
    testApp.clock.advance({ minutes: 31 })
    assert.equal((await browser.post(encounters, { ...form, reason: 'The sixtieth' })).status, 303)
    assert.equal((await drafts()).length, 60)
    await browser.signIn(physician)
    const next = { _csrf: await browser.token(), idempotencyKey: newId() }
    testApp.clock.advance({ minutes: 31 })
    const full = await browser.post(encounters, { ...next, reason: 'One too many' })
    assert.equal(full.status, 403)
    assert.match(full.text, /could not be kept/)
    testApp.clock.advance({ hours: 24 })
    await testApp.services.formDrafts.prune(testApp.clock.now())
    assert.deepEqual(await drafts(), [])
  })

  it('goes with the patient’s record when that is erased, wherever its form stands', async () => {
    const form = await formOf(prescription(), cancelling())
    await browser.post(draft, { ...form, reason: 'About somebody who is to be forgotten' })
    await testApp.services.sequelize
      .transaction(async (transaction) => {
        await erasePatient(testApp.services.sequelize, transaction, {
          patientId,
          at: testApp.clock.now(),
          by: physician.id,
        })
        const left = await testApp.services.sequelize.query('SELECT FROM form_drafts', { transaction })
        assert.equal(left[0].length, 0)
        throw new Error('undone')
      })
      .catch((error: unknown) => {
        assert.match(String(error), /undone/)
      })
  })

  it('is not kept of a record that was erased, by whoever goes on typing in a page that they had opened before', async () => {
    const { id } = await makePatient(testApp)
    await assignCare(testApp, id, physician.id)
    const about = await makePrescription(testApp, { patientId: id, prescriberId: physician.id })
    const page = `/patients/${id}/encounters/new`
    const box = `/prescriptions/${about.id}`
    const forms = [{ ...(await formOf(page, page)), draftPath: page }, await formOf(box, `${box}/cancel`)]
    const [first] = forms
    assert.equal((await browser.post(draft, { ...first, reason: 'Before' })).status, 200)
    await testApp.sql('UPDATE patients SET erased_at = $2 WHERE id = $1', [id, testApp.clock.now()])
    await testApp.sql('DELETE FROM form_drafts')
    for (const form of forms) {
      const answer = await browser.post(draft, { ...form, reason: 'About somebody who was forgotten' })
      assert.equal(answer.status, 204)
    }
    testApp.clock.advance({ minutes: 31 })
    const late = await browser.post(page, { ...first, reason: 'About somebody who was forgotten' })
    assert.equal(late.status, 403)
    assert.match(late.text, /could not be kept/)
    assert.deepEqual(await drafts(), [])
    const kept = await testApp.services.setAsideForms.keep({
      userId: physician.id,
      path: page,
      page,
      fromAddress: '198.51.100.7',
      because: 'held',
      fields: { reason: 'About somebody who was forgotten' },
      at: testApp.clock.now(),
    })
    assert.equal(kept, false)
  })

  it('keeps a page with a box in it where it is, where no script can keep the text first', async () => {
    const withBox = await browser.get(prescription())
    assert.doesNotMatch(withBox.text, /http-equiv="refresh"/i)
    assert.match(withBox.text, /<noscript><p class="[^"]*">Nothing is kept while you type/)
    const without = await browser.get(`/patients/${patientId}`)
    assert.match(without.text, /<noscript><meta http-equiv="refresh"/i)
    assert.ok(csrfTokenOf(without.text).length > 0)
  })
})
