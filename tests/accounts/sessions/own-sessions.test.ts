import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { newId } from '../../../models/new-id.ts'
import { browserWords } from '../../../server/accounts/browser-words.ts'
import { makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, type Visitor } from '../../support/request.ts'
import { english } from '../../views/words/english.ts'

describe('one’s own sessions', () => {
  let testApp: TestApp
  let user: TestUser
  let desk: Visitor
  let phone: Visitor

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  beforeEach(async () => {
    user = await makeUser(testApp, 'admin_staff')
    desk = await visit(testApp, user)
    testApp.clock.advance({ seconds: 1 })
    phone = await visit(testApp, user)
  })

  /** Open sessions, the newest first. */
  const open = async (who = user) =>
    testApp.sql<{ id: string; sid: string }>(
      'SELECT id, sid FROM session_metadata WHERE user_id = $1 AND ended_at IS NULL ORDER BY id DESC',
      [who.id],
    )

  const page = '/account/sessions'

  it('are listed with the one in use marked, and that is recorded', async () => {
    const answer = await desk.get(page)
    assert.equal(answer.status, 200)
    assert.equal(answer.text.match(/This one/g)?.length, 1)
    const [newer, older] = await open()
    assert.match(answer.text, new RegExp(`/account/sessions/${newer?.id}/terminate`))
    assert.doesNotMatch(answer.text, new RegExp(`/account/sessions/${older?.id}/terminate`))
    assert.match(answer.text, /127\.0\.0\.1/)
    assert.doesNotMatch(answer.text, new RegExp(`${newer?.sid}|${older?.sid}`))
    const [row] = await auditRows(testApp, 'account.viewed')
    assert.equal(row?.actor_id, user.id)
  })

  it('are listed only as long as they could still be used', async () => {
    testApp.clock.advance({ minutes: 20 })
    await desk.get('/')
    testApp.clock.advance({ minutes: 20 })
    assert.equal((await desk.get(page)).text.match(/<tr/g)?.length, 2)
  })

  it('end one by one, at their next request', async () => {
    const [newer] = await open()
    const answer = await desk.submit(page, {}, `/account/sessions/${newer?.id}/terminate`)
    assert.equal(answer.status, 303)
    assert.match((await desk.get(page)).text, /The session has ended/)
    assert.equal((await phone.get('/')).headers['location'], '/login')
    assert.equal((await desk.get('/')).status, 200)
    const [row] = await auditRows(testApp, 'session.terminated')
    assert.equal(row?.actor_id, user.id)
    assert.equal(row?.resource_id, newer?.id)
    assert.equal((await testApp.sql('SELECT FROM sessions WHERE sid = $1', [newer?.sid])).length, 0)
  })

  it('end all at once but for the one in use', async () => {
    const tablet = await visit(testApp, user)
    assert.equal((await desk.submit(page, {}, '/account/sessions/terminate-others')).status, 303)
    for (const other of [phone, tablet]) {
      assert.equal((await other.get('/')).status, 303)
    }
    assert.equal((await desk.get('/')).status, 200)
    assert.equal((await open()).length, 1)
    const again = await desk.submit(page, {}, '/account/sessions/terminate-others')
    assert.equal(again.status, 303)
    assert.match((await desk.get(page)).text, /There was no other session/)
  })

  it('are not brought back by a request that was still under way', async () => {
    const page404 = phone.get('/no/such/page')
    await desk.submit(page, {}, '/account/sessions/terminate-others')
    await page404
    assert.equal((await phone.get('/')).status, 303)
  })

  it('do not include anybody else’s', async () => {
    const stranger = await makeUser(testApp, 'admin_staff')
    const strangers = await visit(testApp, stranger)
    const [theirs] = await open(stranger)
    const answer = await desk.submit(page, {}, `/account/sessions/${theirs?.id}/terminate`)
    assert.equal(answer.status, 404)
    assert.equal((await strangers.get('/')).status, 200)
    assert.doesNotMatch((await desk.get(page)).text, new RegExp(theirs?.id ?? ''))
    await desk.submit(page, { userId: stranger.id }, '/account/sessions/terminate-others')
    assert.equal((await strangers.get('/')).status, 200)
    for (const id of [newId(), 'x', '..', '%2e%2e']) {
      assert.equal((await desk.submit(page, {}, `/account/sessions/${id}/terminate`)).status, 404, id)
    }
  })

  it('are not ended by ending the one in use from the list: that is what signing out is for', async () => {
    const [, older] = await open()
    const answer = await desk.submit(page, {}, `/account/sessions/${older?.id}/terminate`)
    assert.equal(answer.status, 422)
    assert.match(answer.text, /sign out to end it/)
    assert.equal((await desk.get('/')).status, 200)
  })

  it('say so when one had ended already', async () => {
    const [newer] = await open()
    const token = csrfTokenOf((await desk.get(page)).text)
    await phone.submit('/', {}, '/logout')
    const answer = await desk.post(`/account/sessions/${newer?.id}/terminate`, { _csrf: token })
    assert.equal(answer.status, 409)
    assert.match(answer.text, /This session was already ended by you at 4 Mar 2026/)
  })

  it('are open to every role at any hour', async () => {
    testApp.clock.set('2026-03-04T23:00:00Z')
    for (const role of ['physician', 'patient', 'pharmacist', 'audit_reviewer', 'system_admin']) {
      const browser = await visit(testApp, await makeUser(testApp, role))
      assert.equal((await browser.get(page)).status, 200, role)
    }
  })
})

describe('a browser in words', () => {
  for (const [userAgent, words] of [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
      'Chrome 130 on Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox 132 on Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari 17 on iOS, phone',
    ],
    ['', 'Unknown browser'],
    ['   ', 'Unknown browser'],
  ] as const) {
    it(`is ${words}`, () => assert.equal(browserWords(english, userAgent), words))
  }

  it('never fails, whatever it calls itself', () => {
    for (const userAgent of [
      '<script>',
      '%00',
      '()'.repeat(200),
      'a'.repeat(400),
      'Ward browser 1',
      '\u{1f600}',
    ]) {
      assert.ok(browserWords(english, userAgent).length > 0)
    }
  })
})
