import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { pruneSessions } from '../../../server/accounts/sessions/prune-sessions.ts'
import { assignCare, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { HandedSessionStore } from '../../../server/http/sessions/session-store.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'

/** The header of a Chrome of this version. */
const version = (number: number) => ({
  'User-Agent': `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${number}.0.0.0 Safari/537.36`,
})

describe('a session', () => {
  let testApp: TestApp
  let user: TestUser
  let browser: Visitor
  let token: string

  before(async () => {
    testApp = await startTestApp({
      environment: { TRUSTED_PROXIES: '127.0.0.0/8, ::1', ENFORCE_IP_CONSISTENCY: 'strict' },
    })
  })
  after(() => testApp.close())

  beforeEach(async () => {
    testApp.clock.set('2026-03-04T08:00:00Z')
    user = await makeUser(testApp, 'physician')
    browser = await visit(testApp, user)
    token = csrfTokenOf((await browser.get('/')).text)
  })

  const rowsOfUser = async (event: string) =>
    (await auditRows(testApp, event)).filter((row) => row.actor_id === user.id)

  /** The session was refused at the first request after what ended it, once and for all, and that is recorded. */
  async function wasEnded(rule: string, headers: Record<string, string> = {}): Promise<void> {
    const first = await browser.get('/patients', headers)
    assert.equal(first.status, 303)
    assert.equal(first.headers['location'], '/login?next=%2Fpatients')
    assert.equal((await browser.get('/patients')).status, 303)
    const rows = await rowsOfUser('session.ended')
    assert.deepEqual(
      rows.map((row) => row.rule),
      [rule],
    )
    const left = await testApp.sql('SELECT FROM session_metadata WHERE user_id = $1 AND ended_at IS NULL', [
      user.id,
    ])
    assert.equal(left.length, 0)
  }

  it('holds while it is used, and is written down as used at once where that was long ago', async () => {
    for (const _ of Array.from({ length: 5 })) {
      testApp.clock.advance({ minutes: 29 })
      assert.equal((await browser.get('/patients')).status, 200)
    }
    const [row] = await testApp.sql<{ last_seen_at: Date }>(
      'SELECT last_seen_at FROM session_metadata WHERE user_id = $1',
      [user.id],
    )
    assert.deepEqual(row?.last_seen_at, testApp.clock.now())
  })

  it('is idle from its very last use: a minute that nobody wrote down yet counts', async () => {
    testApp.clock.advance({ minutes: 5 })
    await browser.get('/patients')
    // Within the minute after what was written: noted, and written a little later.
    testApp.clock.advance({ seconds: 59 })
    await browser.get('/patients')
    testApp.clock.advance({ minutes: 29, seconds: 59 })
    assert.equal((await browser.get('/patients')).status, 200)
    testApp.clock.advance({ minutes: 30 })
    await wasEnded('idle')
  })

  it('is idle from its very last use in another process of the server too', async () => {
    testApp.clock.advance({ minutes: 5 })
    await browser.get('/patients')
    testApp.clock.advance({ seconds: 59 })
    await browser.get('/patients')
    const lastUse = testApp.clock.now()
    await testApp.services.sessionUse.write()
    const [row] = await testApp.sql<{ last_seen_at: Date }>(
      'SELECT last_seen_at FROM session_metadata WHERE user_id = $1',
      [user.id],
    )
    assert.deepEqual(row?.last_seen_at, lastUse)
  })

  it('is signed out when idle for half an hour, and not served even once', async () => {
    testApp.clock.advance({ minutes: 30 })
    await wasEnded('idle')
  })

  it('is signed out after eight hours however much it is used', async () => {
    for (const _ of Array.from({ length: 17 })) {
      testApp.clock.advance({ minutes: 28 })
      assert.equal((await browser.get('/patients')).status, 200)
    }
    testApp.clock.advance({ minutes: 4 })
    await wasEnded('too-old')
  })

  it('is signed out when it moves to another address and the facility is strict', async () => {
    await wasEnded('address-changed', { 'X-Forwarded-For': '10.20.30.40' })
    const [row] = await rowsOfUser('session.ended')
    assert.deepEqual(row?.details, { addressBefore: '127.0.0.1' })
  })

  it('is signed out when it turns up in another browser', async () => {
    await wasEnded('browser-changed', { 'User-Agent': 'Some other browser' })
  })

  it('says on the sign-in page that it was idle, too old or moved, once and to its own browser only', async () => {
    const why = async () => (await browser.get('/login')).text
    const stranger = new Visitor(testApp)
    testApp.clock.advance({ minutes: 30 })
    await browser.get('/patients')
    assert.match(await why(), /signed out because nothing had happened for 30 minutes/)
    assert.doesNotMatch(await why(), /signed out because/)
    assert.doesNotMatch((await stranger.get('/login?next=%2Fpatients')).text, /signed out because/)
    browser = await visit(testApp, user)
    await browser.get('/patients', { 'X-Forwarded-For': '10.20.30.40' })
    assert.match(await why(), /moved to another network/)
    browser = await visit(testApp, user)
    for (const _ of Array.from({ length: 17 })) {
      testApp.clock.advance({ minutes: 28 })
      await browser.get('/patients')
    }
    testApp.clock.advance({ minutes: 4 })
    assert.match(await why(), /signed in for 8 hours, the longest there is/)
  })

  it('has it stored why it ended before the browser is sent to the page that says so', async (t) => {
    const order: string[] = []
    // oxlint-disable-next-line typescript/unbound-method -- called with its own store below
    const { set } = HandedSessionStore.prototype
    t.mock.method(
      HandedSessionStore.prototype,
      'set',
      function (this: HandedSessionStore, ...[sid, data, callback]: Parameters<typeof set>) {
        set.call(this, sid, data, (error?: unknown) => {
          // An answer that does not wait is long at the browser by then.
          const late = async () => {
            for (let count = 0; count < 10; count += 1) {
              await new Visitor(testApp).get('/healthz')
            }
            order.push('stored')
            callback?.(error)
          }
          void late()
        })
      },
    )
    testApp.clock.advance({ minutes: 30 })
    // It goes on as soon as the head of the answer is there, as browsers do.
    const { status } = await fetch(`${await testApp.serve()}/patients`, {
      headers: { Cookie: browser.cookie, 'User-Agent': 'Ward browser 1' },
      redirect: 'manual',
    })
    order.push('sent on')
    assert.equal(status, 303)
    assert.deepEqual(order.slice(0, 2), ['stored', 'sent on'])
  })

  it('is told about when it was the nightly work that ended it, and a form of that time is kept', async () => {
    const { id: patientId } = await makePatient(testApp, { givenName: 'Lindiwe', familyName: 'Zulu' })
    await assignCare(testApp, patientId, user.id)
    const address = `/patients/${patientId}/encounters/new`
    const form = csrfTokenOf((await browser.get(address)).text)
    testApp.clock.advance({ minutes: 31 })
    await pruneSessions(testApp.services)
    const late = await browser.post(address, { reason: 'Slept on it', _csrf: form })
    assert.equal(late.headers['location'], `/login?next=${encodeURIComponent(address)}`)
    assert.match((await browser.get('/login')).text, /nothing had happened for 30 minutes/)
    await browser.signIn(user)
    assert.match((await browser.get(address)).text, /value="Slept on it"/)
  })

  it('keeps a form apart that comes after its end with its cookie from elsewhere', async () => {
    const { id: patientId } = await makePatient(testApp, { givenName: 'Themba', familyName: 'Nkosi' })
    await assignCare(testApp, patientId, user.id)
    const address = `/patients/${patientId}/encounters/new`
    const form = csrfTokenOf((await browser.get(address)).text)
    testApp.clock.advance({ minutes: 31 })
    await browser.post(address, { reason: 'Planted', _csrf: form }, { 'X-Forwarded-For': '10.20.30.40' })
    await browser.signIn(user)
    const shown = await browser.get(address)
    assert.doesNotMatch(shown.text, /Planted/)
    assert.match(shown.text, /came with a session of yours that had been ended/)
    assert.equal((await rowsOfUser('form.kept-apart')).length, 1)
  })

  it('holds when its browser updates itself', async () => {
    await testApp.sql('UPDATE session_metadata SET user_agent = $2 WHERE user_id = $1', [
      user.id,
      version(146)['User-Agent'],
    ])
    assert.equal((await browser.get('/patients', version(147))).status, 200)
  })

  it('is signed out when its user is disabled', async () => {
    await testApp.sql('UPDATE users SET active = false WHERE id = $1', [user.id])
    await wasEnded('user-inactive')
  })

  it('is signed out when its user’s credentials were changed from elsewhere', async () => {
    await testApp.sql('UPDATE users SET credentials_changed_at = $2 WHERE id = $1', [
      user.id,
      new Date(testApp.clock.now().getTime() + 1),
    ])
    await wasEnded('credentials-changed')
  })

  it('shows the sign-in page at once when that is what is asked for after it ran out', async () => {
    testApp.clock.advance({ minutes: 31 })
    const page = await browser.get('/login')
    assert.equal(page.status, 200)
    assert.match(page.text, /<h1[^>]*>Sign in/)
    const answer = await browser.post('/login', {
      username: 'x',
      password: 'y',
      _csrf: csrfTokenOf(page.text),
    })
    assert.equal(answer.status, 422)
  })

  it('refuses a form that is sent after it ran out, and changes nothing', async () => {
    testApp.clock.advance({ minutes: 31 })
    const answer = await browser.post('/logout', { _csrf: token })
    assert.equal(answer.status, 403)
    assert.match(answer.text, /form-expired/)
    assert.equal((await browser.get('/')).status, 303)
  })

  it('follows a change of role at the next request', async () => {
    await testApp.sql(
      `UPDATE users SET role_id = (SELECT id FROM roles WHERE name = 'system_admin') WHERE id = $1`,
      [user.id],
    )
    assert.equal((await browser.get('/patients')).status, 403)
    const [row] = await rowsOfUser('patient.searched')
    assert.equal(row?.outcome, 'refused')
    assert.equal(row?.rule, 'role-not-permitted')
  })

  it('follows a change of what the role may do at the next request', async () => {
    const permission = `permission = 'demographics.read' AND role_id = (SELECT id FROM roles WHERE name = 'physician')`
    await testApp.sql(`DELETE FROM role_permissions WHERE ${permission}`)
    const refused = await browser.get('/patients')
    await testApp.sql(
      `INSERT INTO role_permissions SELECT id, 'demographics.read' FROM roles WHERE name = 'physician'`,
    )
    assert.equal(refused.status, 403)
    assert.equal((await browser.get('/patients')).status, 200)
  })

  it('follows a change of the role’s hours and networks at the next request', async () => {
    const setWindows = (windows: string) =>
      testApp.sql(`UPDATE roles SET access_windows = $1 WHERE name = 'physician'`, [windows])
    await setWindows('[{"days":[3],"from":"12:00","to":"13:00"}]')
    const late = await browser.get('/patients')
    await setWindows('[{"days":[1,2,3,4,5,6,7],"from":"06:00","to":"22:00"}]')
    assert.match(late.text, /outside-hours/)
    await testApp.sql(`UPDATE roles SET allowed_networks = '{192.0.2.0/24}' WHERE name = 'physician'`)
    const elsewhere = await browser.get('/patients')
    await testApp.sql(`UPDATE roles SET allowed_networks = '{}' WHERE name = 'physician'`)
    assert.match(elsewhere.text, /network-not-allowed/)
    assert.equal((await browser.get('/patients')).status, 200)
  })

  it('needs the second factor as soon as the role does', async () => {
    const clerk = await makeUser(testApp, 'admin_staff')
    const desk = await visit(testApp, clerk)
    await testApp.sql(`UPDATE roles SET mfa_required = true WHERE name = 'admin_staff'`)
    const answer = await desk.get('/patients')
    await testApp.sql(`UPDATE roles SET mfa_required = false WHERE name = 'admin_staff'`)
    assert.equal(answer.headers['location'], '/account/mfa/setup')
  })
})
