import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Message } from '../../../models/message.ts'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('a complete sign-in', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  const clerk = () => makeUser(testApp, 'admin_staff')

  const mails = async (user: TestUser, kind: string) =>
    (await Message.findAll({ where: { userId: user.id, kind } })).map((message) =>
      testApp.services.mail.open(message),
    )

  const openSessions = (user: TestUser) =>
    testApp.sql<{ id: string }>('SELECT id FROM session_metadata WHERE user_id = $1 AND ended_at IS NULL', [
      user.id,
    ])

  async function signInAtOnce(user: TestUser, count: number): Promise<Visitor[]> {
    const browsers = times(count).map(() => new Visitor(testApp))
    const tokens = await Promise.all(
      browsers.map(async (browser) => csrfTokenOf((await browser.get('/login')).text)),
    )
    const answers = await Promise.all(
      browsers.map((browser, index) =>
        browser.post('/login', { username: user.username, password, _csrf: tokens[index] ?? '' }),
      ),
    )
    return browsers.filter((_, index) => answers[index]?.status === 303)
  }

  it('ends the oldest of more than five sessions; its browser is told why, and a mail says so', async () => {
    const user = await clerk()
    const browsers: Visitor[] = []
    for (const _ of times(5)) {
      browsers.push(await visit(testApp, user))
      testApp.clock.advance({ minutes: 2 })
    }
    const [oldest, second] = browsers
    assert.ok(oldest !== undefined && second !== undefined)
    // Used since, the first one is no longer the oldest.
    assert.equal((await oldest.get('/')).status, 200)
    await visit(testApp, user)
    assert.equal((await oldest.get('/')).status, 200)
    const refused = await second.get('/patients')
    assert.equal(refused.headers['location'], '/login?next=%2Fpatients')
    assert.match((await second.get('/login')).text, /signed in on more than 5 devices/)
    assert.doesNotMatch((await second.get('/login')).text, /more than 5 devices/)
    assert.equal((await openSessions(user)).length, 5)
    const rows = (await auditRows(testApp, 'session.ended')).filter((row) => row.actor_id === user.id)
    assert.deepEqual(
      rows.map(({ rule }) => rule),
      ['too-many'],
    )
    const [mail] = await mails(user, 'session-ended')
    assert.match(mail?.text ?? '', /5 sessions open already/)
  })

  it('leaves its stored session nowhere', async () => {
    const user = await clerk()
    for (const _ of times(6)) {
      await visit(testApp, user)
      testApp.clock.advance({ minutes: 1 })
    }
    const left = await testApp.sql(
      `SELECT FROM sessions s JOIN session_metadata m ON m.sid = s.sid WHERE m.user_id = $1 AND m.ended_at IS NOT NULL`,
      [user.id],
    )
    assert.equal(left.length, 0)
  })

  it('leaves exactly five when many sign in at the same moment', async () => {
    const user = await clerk()
    for (const _ of times(4)) {
      await signInAtOnce(user, 5)
    }
    assert.equal((await openSessions(user)).length, 5)
  })

  it('does not end a session for one that has only begun to sign in', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const browser = await visit(testApp, nurse)
    for (const _ of times(6)) {
      await new Visitor(testApp).submit('/login', { username: nurse.username, password })
    }
    assert.equal((await browser.get('/')).status, 200)
  })

  it('does not end another session when somebody signs in again in the same browser', async () => {
    const user = await clerk()
    const browsers = [await visit(testApp, user)]
    for (const _ of times(4)) {
      testApp.clock.advance({ minutes: 1 })
      browsers.push(await visit(testApp, user))
    }
    const last = browsers.at(-1)
    const page = await last?.get('/patients/new')
    await last?.post('/login', { username: user.username, password, _csrf: csrfTokenOf(page?.text ?? '') })
    assert.equal((await browsers[0]?.get('/'))?.status, 200)
  })

  it('from a new device is told by mail and marked in the log, but not the first one ever', async () => {
    const user = await clerk()
    const browser = await visit(testApp, user)
    assert.equal((await mails(user, 'new-device')).length, 0)
    await visit(testApp, user)
    const [mail] = await mails(user, 'new-device')
    assert.match(mail?.text ?? '', /Network address: 127\.0\.0\.1/)
    const [row] = await auditRows(testApp, 'sign-in.succeeded')
    assert.deepEqual(row?.details, { factor: 'password', newDevice: true })
    const page = await browser.get('/patients')
    await browser.post('/logout', { _csrf: csrfTokenOf(page.text) })
    await browser.signIn(user)
    assert.equal((await mails(user, 'new-device')).length, 1)
  })

  it('from a known device in a new network is told by mail, marked in the log, and stands in one’s activity', async () => {
    const user = await clerk()
    const browser = await visit(testApp, user)
    const token = csrfTokenOf((await browser.get('/patients')).text)
    await browser.post('/logout', { _csrf: token })
    await testApp.sql(`UPDATE sign_in_networks SET network = '203.0.113.0/24' WHERE user_id = $1`, [user.id])
    await browser.signIn(user)
    const [mail, ...others] = await mails(user, 'new-network')
    assert.match(mail?.text ?? '', /a device that you know, but from a network/)
    assert.match(mail?.text ?? '', /Network address: 127\.0\.0\.1/)
    assert.equal(others.length, 0)
    const [row] = await auditRows(testApp, 'sign-in.succeeded')
    assert.deepEqual(row?.details, { factor: 'password', newNetwork: true })
    assert.match((await browser.get('/account/activity')).text, /You signed in from a new network/)
    // The address differs, the network does not.
    await testApp.sql(`UPDATE session_metadata SET address = '127.0.0.9' WHERE user_id = $1`, [user.id])
    await browser.signIn(user)
    assert.equal((await mails(user, 'new-network')).length, 1)
  })

  it('puts the device into the audit rows of its session, and into those of wrong passwords there', async () => {
    const user = await clerk()
    const browser = await visit(testApp, user)
    await browser.get('/patients')
    const token = csrfTokenOf((await browser.get('/patients')).text)
    await browser.post('/logout', { _csrf: token })
    await browser.submit('/login', { username: user.username, password: 'not this one' })
    await browser.signIn(user)
    const rows = await testApp.sql<{ event: string; device_id: string | null }>(
      `SELECT event, device_id FROM audit_events
       WHERE (actor_id = $1 OR actor_name = $2) AND event IN
         ('sign-in.succeeded', 'patient.listed', 'patient.searched', 'sign-out', 'sign-in.failed')`,
      [user.id, user.username],
    )
    assert.equal(new Set(rows.map(({ event }) => event)).size, 4)
    const devices = new Set(rows.map(({ device_id }) => device_id))
    assert.equal(devices.size, 1)
    assert.match([...devices][0] ?? '', /^[\w-]{36}$/)
    const other = await visit(testApp, user)
    await other.get('/patients')
    const [newest] = await testApp.sql<{ device_id: string }>(
      `SELECT device_id FROM audit_events WHERE actor_id = $1 ORDER BY occurred_at DESC, id DESC LIMIT 1`,
      [user.id],
    )
    assert.ok(newest !== undefined && !devices.has(newest.device_id))
  })

  it('keeps the form that was posted from the session that had to end, for its person', async () => {
    const user = await clerk()
    const oldest = await visit(testApp, user)
    const address = '/patients/new'
    const form = await oldest.get(address)
    const fields = { familyName: 'Mokoena', _csrf: csrfTokenOf(form.text) }
    for (const _ of times(5)) {
      testApp.clock.advance({ minutes: 1 })
      await visit(testApp, user)
    }
    assert.equal((await oldest.post(address, { ...fields, _csrf: 'guessed' })).status, 403)
    assert.equal((await oldest.post(address, fields, { 'Sec-Fetch-Site': 'cross-site' })).status, 403)
    assert.deepEqual(await testApp.sql('SELECT FROM form_drafts'), [])
    const late = await oldest.post(address, fields)
    assert.equal(late.status, 303)
    assert.equal(late.headers['location'], `/login?next=${encodeURIComponent(address)}`)
    assert.match((await oldest.get('/login')).text, /more than 5 devices/)
    assert.doesNotMatch((await (await visit(testApp, await clerk())).get(address)).text, /Mokoena/)
    await oldest.signIn(user)
    assert.match((await oldest.get(address)).text, /value="Mokoena"/)
  })

  it('gives the browser a cookie for a year that scripts cannot read and other sites cannot send', async () => {
    const user = await clerk()
    const answer = await new Visitor(testApp).submit('/login', { username: user.username, password })
    const cookie = [answer.headers['set-cookie'] ?? []]
      .flat()
      .find((text: string) => text.startsWith('medguard-known-device='))
    assert.match(cookie ?? '', /Max-Age=31536000; Path=\/;.*HttpOnly; SameSite=Strict/)
    assert.match(decodeURIComponent(cookie ?? ''), new RegExp(`known-device\\.[\\w-]{36}\\.${user.id}\\.`))
  })

  it('gives no such cookie for a password alone where a code is due', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const answer = await new Visitor(testApp).submit('/login', { username: nurse.username, password })
    assert.doesNotMatch(String(answer.headers['set-cookie']), /known-device/)
  })
})
