import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assignCare, makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { csrfTokenOf, visit, type Visitor } from '../support/request.ts'

/** Johannesburg is two hours ahead of UTC, and clinicians of the test facility work 06:00–22:00. */
const evening = (time: string) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return `2026-03-04T${String(hour - 2).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`
}

describe('the end of working hours', () => {
  let testApp: TestApp
  let physician: TestUser
  let browser: Visitor
  let patientId: string
  let form: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp)).id
    await assignCare(testApp, patientId, physician.id)
    testApp.clock.set(evening('21:40'))
    browser = await visit(testApp, physician)
    form = `/patients/${patientId}/encounters/new`
  })
  after(() => testApp.close())

  it('is not spoken of while it is far, but the page knows when to say so by itself', async () => {
    const page = await browser.get('/')
    assert.match(page.text, /<section class="mg-hours-end"[^>]* hidden=""/)
    assert.match(page.text, /data-hours-seconds="11\d\d"/)
  })

  it('is told on every page from a quarter of an hour before, with what can be done', async () => {
    testApp.clock.set(evening('21:44'))
    assert.match((await browser.get('/')).text, /mg-hours-end"[^>]* hidden=""/)
    testApp.clock.set(evening('21:45'))
    for (const path of ['/', `/patients/${patientId}`, form, '/account/sessions', '/no/such/page']) {
      const { text } = await browser.get(path)
      assert.doesNotMatch(text, /mg-hours-end"[^>]* hidden/, path)
      assert.match(text, /Your hours end at <time[^>]*>22:00<\/time>/, path)
      assert.match(text, /15 minutes left/, path)
      assert.match(text, /href="\/break-glass\/out-of-hours"|Go on in an emergency/, path)
      assert.match(text, /who covers to the care team/, path)
    }
  })

  it('says nothing to those who may work at any hour, and offers no emergency access to those not named for it', async () => {
    const officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    assert.doesNotMatch((await officer.get('/')).text, /mg-hours-end/)
    const plain = await visit(testApp, await makeUser(testApp, 'nurse', { emergencyAccess: false }))
    const { text } = await plain.get('/')
    assert.match(text, /Your hours end at/)
    assert.doesNotMatch(text, /Go on in an emergency/)
  })

  it('holds the session, keeps the form that comes too late, and says when access begins again', async () => {
    const token = csrfTokenOf((await browser.get(form)).text)
    testApp.clock.set(evening('22:00'))
    const late = await browser.post(form, { reason: 'Canary after hours', notes: 'BP <90', _csrf: token })
    assert.equal(late.status, 403)
    assert.match(late.text, /Outside your working hours/)
    assert.match(late.text, /may sign in and work 06:00–22:00 every day; it is 22:00 on Wednesday/)
    assert.match(late.text, /begins again on Thursday,? 5 March 2026 at 06:00/)
    assert.match(late.text, /What you typed is kept for you alone/)
    assert.match(late.text, /mg-code">outside-hours</)
    assert.doesNotMatch(late.text, /Canary/)
    assert.doesNotMatch(late.text, /href="\/patients"/)
    assert.equal((await browser.get('/account/sessions')).status, 200)
    const json = await browser.get('/', { Accept: 'application/json' })
    assert.equal(json.status, 403)
    assert.match(String(json.body.detail), /begins again on Thursday/)
  })

  it('keeps nothing of a form that was forged, and of no address that is no form', async () => {
    await testApp.sql("UPDATE form_drafts SET path = path || '#aside'")
    assert.equal((await browser.post(form, { reason: 'x', _csrf: 'guessed' })).status, 403)
    assert.deepEqual(await testApp.sql("SELECT id FROM form_drafts WHERE path NOT LIKE '%#aside'"), [])
    await testApp.sql("UPDATE form_drafts SET path = replace(path, '#aside', '')")
  })

  it('gives the form back filled when the hours begin again, to the same person, though the session is another', async () => {
    testApp.clock.set('2026-03-05T04:00:00Z')
    const next = await visit(testApp, physician)
    const again = await next.get(form)
    assert.match(again.text, /What you had typed is back/)
    assert.match(again.text, /Canary after hours/)
    assert.match(again.text, /BP &lt;90/)
  })

  it('keeps a draft over a weekend without hours, and for a day after it', async () => {
    await testApp.sql(
      `UPDATE roles SET access_windows = '[{"days":[1,2,3,4,5],"from":"06:00","to":"18:00"}]' WHERE name = 'physician'`,
    )
    testApp.clock.set('2026-03-06T15:50:00Z')
    const friday = await visit(testApp, physician)
    const token = csrfTokenOf((await friday.get(form)).text)
    testApp.clock.set('2026-03-06T16:01:00Z')
    const late = await friday.post(form, { reason: 'Canary of Friday', _csrf: token })
    assert.match(late.text, /begins again on Monday,? 9 March 2026 at 06:00/)
    testApp.clock.set('2026-03-09T04:30:00Z')
    await testApp.services.formDrafts.prune(testApp.clock.now())
    assert.match((await (await visit(testApp, physician)).get(form)).text, /Canary of Friday/)
    testApp.clock.set('2026-03-10T04:30:00Z')
    await testApp.services.formDrafts.prune(testApp.clock.now())
    assert.doesNotMatch((await (await visit(testApp, physician)).get(form)).text, /Canary of Friday/)
  })

  it('comes later where an exception covers the evening, and when that runs out', async () => {
    await testApp.sql(
      `UPDATE roles SET access_windows = '[{"days":[1,2,3,4,5],"from":"06:00","to":"18:00"}]'`,
    )
    await testApp.sql(
      `INSERT INTO hour_exceptions (id, user_id, starts_at, ends_at, windows, reason, granted_by, granted_at)
       VALUES (gen_random_uuid(), $1, '2026-03-10T12:00Z', '2026-03-10T19:00Z', '[]', 'cover', $1, '2026-03-10T04:00Z')`,
      [physician.id],
    )
    testApp.clock.set('2026-03-10T18:50:00Z')
    const covering = await visit(testApp, physician)
    assert.match((await covering.get('/')).text, /Your hours end at <time[^>]*>21:00<\/time>/)
    testApp.clock.set('2026-03-10T19:00:00Z')
    const over = await covering.get('/')
    assert.equal(over.status, 403)
    assert.match(over.text, /Wednesday,? 11 March 2026 at 06:00/)
  })
})
