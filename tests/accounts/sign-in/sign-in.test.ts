import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import supertest from 'supertest'
import { password, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'

/** What a stranger can tell two refusals apart by: everything but the token, the nonce and the name typed. */
const seen = (html: string, username: string) =>
  html
    .replaceAll(/name="_csrf" value="[^"]+"/g, '')
    .replaceAll(/name="idempotencyKey" value="[^"]+"/g, '')
    .replaceAll(/nonce="[^"]+"/g, '')
    .replaceAll(username, '')

describe('signing in', () => {
  let testApp: TestApp
  let clerk: TestUser

  before(async () => {
    testApp = await startTestApp()
    clerk = await makeUser(testApp, 'admin_staff')
  })
  after(() => testApp.close())

  const attempt = (username: string, typed: string) =>
    new Visitor(testApp).submit('/login', { username, password: typed })

  it('takes the right password, whatever the capitals of the username, and is recorded', async () => {
    const answer = await attempt(` ${clerk.username.toUpperCase()} `, password)
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], '/')
    const [row] = await auditRows(testApp, 'sign-in.succeeded')
    assert.equal(row?.actor_id, clerk.id)
    assert.deepEqual(row?.details, { factor: 'password' })
  })

  it('answers unknown, wrong, disabled and locked alike; the audit log alone says which it was', async () => {
    const known = await makeUser(testApp, 'admin_staff')
    const disabled = await makeUser(testApp, 'admin_staff', { active: false })
    const locked = await makeUser(testApp, 'admin_staff')
    for (const _ of Array.from({ length: 5 })) {
      await attempt(locked.username, 'wrong password')
    }
    const cases = [
      { username: 'nobody-here', typed: password, rule: 'unknown-user' },
      { username: known.username, typed: 'wrong password', rule: 'wrong-password' },
      { username: disabled.username, typed: password, rule: 'disabled' },
      { username: locked.username, typed: password, rule: 'limited' },
    ]
    const answers = []
    for (const { username, typed, rule } of cases) {
      const answer = await attempt(username, typed)
      answers.push({
        status: answer.status,
        headers: Object.keys(answer.headers).toSorted(),
        text: seen(answer.text, username),
      })
      const event = rule === 'limited' ? 'sign-in.limited' : 'sign-in.failed'
      const [row] = await auditRows(testApp, event)
      assert.equal(row?.rule, rule)
      assert.equal(row?.outcome, 'failure')
      assert.equal(row?.actor_id, null)
    }
    assert.equal(answers[0]?.status, 422)
    for (const answer of answers) {
      assert.deepEqual(answer, answers[0])
    }
  })

  it('keeps the username that was typed, and neither the password nor a word of it', async () => {
    const answer = await attempt(clerk.username, 'canary-of-a-password')
    assert.match(answer.text, new RegExp(`value="${clerk.username}"`))
    assert.doesNotMatch(answer.text, /canary/)
    const rows = await testApp.sql<{ text: string }>(
      'SELECT row_to_json(a)::text AS text FROM audit_events a',
    )
    assert.ok(rows.every(({ text }) => !text.includes('canary')))
  })

  it('asks an address with too many tries to wait, and says for how long', async () => {
    await Promise.all(
      Array.from({ length: 120 }, () => testApp.services.signInLimits.costlyRequest('127.0.0.1')),
    )
    const answer = await attempt(clerk.username, password)
    assert.equal(answer.status, 429)
    assert.match(answer.headers['retry-after'] ?? '', /^[1-9]\d*$/)
    await testApp.sql('UPDATE rate_limits SET expire = 1')
  })

  it('gives a new session id, and the one before is worth nothing', async () => {
    const browser = new Visitor(testApp)
    await browser.get('/login')
    const earlier = browser.cookie
    await browser.signIn(clerk)
    assert.notEqual(browser.cookie, earlier)
    const replayed = await supertest(testApp.app).get('/').set('Cookie', earlier)
    assert.equal(replayed.headers['location'], '/login')
  })

  it('never takes up a session id that it did not make', async () => {
    for (const cookie of ['medguard=s%3Aabc.def', 'medguard=abc', 'medguard=s%3A.', 'medguard=%00']) {
      const answer = await supertest(testApp.app).get('/login').set('Cookie', cookie)
      assert.equal(answer.status, 200)
      const set = String(answer.headers['set-cookie'])
      assert.match(set, /^medguard=s%3A[\w-]{32}\./)
      assert.doesNotMatch(set, /abc/)
    }
  })

  it('ends the session before when somebody signs in again in the same browser', async () => {
    const browser = await visit(testApp, clerk)
    const earlier = browser.cookie
    const page = await browser.get('/patients/new')
    await browser.post('/login', { username: clerk.username, password, _csrf: csrfTokenOf(page.text) })
    assert.equal((await browser.get('/')).status, 200)
    assert.equal((await supertest(testApp.app).get('/').set('Cookie', earlier)).status, 303)
    const [row] = await auditRows(testApp, 'session.ended')
    assert.equal(row?.rule, 'signed-in-again')
  })

  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await supertest(testApp.app).get('/login')
    const [cookie = ''] = [answer.headers['set-cookie'] ?? []].flat()
    assert.match(cookie, /HttpOnly/)
    assert.match(cookie, /SameSite=Strict/)
    assert.match(cookie, /Path=\//)
    assert.doesNotMatch(cookie, /Expires|Max-Age/)
  })

  it('leaves nobody signed in when it could not be recorded', async () => {
    const browser = new Visitor(testApp)
    const page = await browser.get('/login')
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const answer = await browser.post('/login', {
      username: clerk.username,
      password,
      _csrf: csrfTokenOf(page.text),
    })
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(answer.status, 503)
    assert.equal((await browser.get('/')).status, 303)
  })

  it('takes no password from an address', async () => {
    const browser = new Visitor(testApp)
    const page = await browser.get('/login')
    const query = new URLSearchParams({ username: clerk.username, password })
    const answer = await browser.post(`/login?${query.toString()}`, { _csrf: csrfTokenOf(page.text) })
    assert.equal(answer.status, 422)
    assert.equal((await browser.get('/')).status, 303)
  })

  it('ends on the server when one signs out, and clears what the browser kept', async () => {
    const browser = await visit(testApp, clerk)
    const kept = browser.cookie
    const page = await browser.get('/')
    const answer = await browser.post('/logout', { _csrf: csrfTokenOf(page.text) })
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], '/login')
    assert.match(answer.headers['clear-site-data'] ?? '', /"cache", "storage"/)
    assert.match(String(answer.headers['set-cookie']), /medguard=;/)
    assert.equal((await supertest(testApp.app).get('/').set('Cookie', kept)).status, 303)
    const [row] = await auditRows(testApp, 'sign-out')
    assert.equal(row?.actor_id, clerk.id)
    const rows = await testApp.sql('SELECT FROM sessions WHERE $1 LIKE $2 || sid || $2', [
      decodeURIComponent(kept),
      '%',
    ])
    assert.equal(rows.length, 0)
  })
})
