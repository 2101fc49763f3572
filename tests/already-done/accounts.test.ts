import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { storeNumber } from '../../server/accounts/second-factor/text-messages/numbers.ts'
import { newId } from '../../models/new-id.ts'
import { freshCode } from '../accounts/second-factor/second-factor-steps.ts'
import { makePage, makeUser, password } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, Visitor } from '../support/request.ts'
import { atOnce, freshCodes, personOf, post, toldWhoDidIt, wordsOf, type Person } from './at-once.ts'

describe('what was done to an account or a session already', () => {
  let testApp: TestApp
  let officers: readonly [Person, Person]
  let admins: readonly [Person, Person]
  let auditor: Person

  before(async () => {
    testApp = await startTestApp()
    officers = [
      await personOf(testApp, 'security_officer', 'Officer Naidoo'),
      await personOf(testApp, 'security_officer', 'Officer Botha'),
    ]
    admins = [
      await personOf(testApp, 'system_admin', 'Thabo Administrator'),
      await personOf(testApp, 'system_admin', 'Anele Administrator'),
    ]
    auditor = await personOf(testApp, 'audit_reviewer', 'Auditor Jacobs')
  })
  after(() => testApp.close())
  beforeEach(async () => {
    testApp.clock.advance({ minutes: 1 })
    await testApp.sql('DELETE FROM rate_limits')
    await freshCodes(testApp)
  })

  const successes = async (event: string, at = testApp.clock.now()) =>
    (
      await testApp.sql(
        `SELECT FROM audit_events WHERE event = $1 AND outcome = 'success' AND occurred_at >= $2`,
        [event, at],
      )
    ).length

  const lockedClerk = async () => {
    const user = await makeUser(testApp, 'admin_staff')
    for (const _ of Array.from({ length: 5 })) {
      await new Visitor(testApp).submit('/login', { username: user.username, password: 'wrong' })
    }
    return user
  }

  const sessionOf = async (userId: string) => {
    const [row] = await testApp.sql<{ id: string }>(
      'SELECT id FROM session_metadata WHERE user_id = $1 AND ended_at IS NULL ORDER BY started_at DESC, id DESC',
      [userId],
    )
    return row?.id ?? ''
  }

  it('an account is unlocked once, and its owner gets one mail of it', async () => {
    const user = await lockedClerk()
    const next = '/security/lockouts'
    const answered = await atOnce(officers, (who) => post(who, `${next}/${user.id}/unlock`))
    await toldWhoDidIt(testApp, answered, { done: 'unlocked', event: 'account.unlocked', next })
    assert.equal(await successes('account.unlocked'), 1)
    const mails = await testApp.sql(`SELECT FROM messages WHERE user_id = $1 AND kind = 'account-unlocked'`, [
      user.id,
    ])
    assert.equal(mails.length, 1)
  })

  it('an account whose lock ran out is told as such, with the time, and not as unlocked again', async () => {
    const user = await lockedClerk()
    testApp.clock.advance({ minutes: 31 })
    await freshCodes(testApp)
    const late = await post(officers[0], `/security/lockouts/${user.id}/unlock`)
    assert.equal(late.status, 409)
    const words = wordsOf(late.text)
    assert.match(words, /This account was already unlocked by itself, the time of its lock being over, at \d/)
    assert.equal(await successes('account.unlocked'), 0)
  })

  it('an account that never was locked is not told as unlocked by anybody', async () => {
    const user = await makeUser(testApp, 'admin_staff')
    const late = await post(officers[0], `/security/lockouts/${user.id}/unlock`)
    assert.equal(late.status, 409)
    assert.match(wordsOf(late.text), /This account was already unlocked\./)
    assert.equal(await successes('account.unlocked'), 0)
  })

  it('a session is ended once by two officers', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    await visit(testApp, nurse)
    const next = '/security/sessions'
    const id = await sessionOf(nurse.id)
    const answered = await atOnce(officers, (who) => post(who, `${next}/${id}/terminate`))
    await toldWhoDidIt(testApp, answered, { done: 'ended', event: 'session.terminated', next })
    assert.equal(await successes('session.terminated'), 1)
  })

  it('a session that its person ended, or that ended by itself, says so to the officer who comes later', async () => {
    const nurse = await personOf(testApp, 'nurse', 'Nurse Dlamini')
    const id = await sessionOf(nurse.id)
    assert.equal((await post(nurse, '/logout')).status, 303)
    const path = `/security/sessions/${id}/terminate`
    const late = await post(officers[0], path)
    assert.equal(late.status, 409)
    assert.match(wordsOf(late.text), /This session was already ended by Nurse Dlamini at/)
    for (const [reason, words] of [
      ['idle', /already ended by itself, nothing having happened for too long, at/],
      ['too-many', /already ended by itself, a newer session having taken its place, at/],
      [
        'credentials-changed',
        /already ended by itself, the password or two-step verification having been changed, at/,
      ],
      ['a reason of tomorrow', /already ended by itself at/],
    ] as const) {
      await testApp.sql('UPDATE session_metadata SET ended_reason = $2 WHERE id = $1', [id, reason])
      const answer = await post(officers[0], path)
      assert.equal(answer.status, 409, reason)
      assert.match(wordsOf(answer.text), words)
    }
  })

  it('a session of one’s own that an officer ended in the meantime says who did; other sessions are ended once', async () => {
    const nurse = await personOf(testApp, 'nurse', 'Nurse Zulu')
    const elsewhere = await visit(testApp, nurse)
    const id = await sessionOf(nurse.id)
    assert.equal((await elsewhere.get('/')).status, 200)
    assert.equal((await post(officers[0], `/security/sessions/${id}/terminate`)).status, 303)
    const late = await post(nurse, `/account/sessions/${id}/terminate`)
    assert.equal(late.status, 409)
    assert.match(wordsOf(late.text), /This session was already ended by Officer Naidoo at/)
    assert.ok(late.text.includes('href="/account/sessions"'))
    testApp.clock.advance({ minutes: 1 })
    assert.equal((await post(nurse, '/account/sessions/terminate-others')).status, 303)
    assert.match(wordsOf((await nurse.browser.get('/account/sessions')).text), /There was no other session/)
    assert.equal(await successes('session.terminated'), 0)
  })

  it('a trusted device is forgotten once, and can then not be named', async () => {
    const elsewhere = { ...auditor, browser: await visit(testApp, auditor) }
    const id = newId()
    await testApp.sql(
      `INSERT INTO trusted_devices (id, user_id, token_hash, name, credentials_version, created_at, last_used_at, expires_at)
       SELECT $1, u.id, decode(md5('a device'), 'hex'), 'A browser', u.credentials_version, $3, $3, $3::timestamptz + interval '1 day'
       FROM users u WHERE u.id = $2`,
      [id, auditor.id, testApp.clock.now()],
    )
    const next = '/account/devices'
    const answered = await atOnce([auditor, elsewhere], (who) => post(who, `${next}/${id}/forget`))
    await toldWhoDidIt(testApp, answered, { done: 'forgotten', event: 'device.forgotten', next, by: 'you' })
    for (const late of [
      await auditor.browser.get(`${next}/${id}/name`),
      await post(auditor, `${next}/${id}/name`, { name: 'My phone' }),
    ]) {
      assert.match(wordsOf(late.text), /This device was already forgotten by you at/)
    }
    assert.equal((await post(officers[0], `${next}/${id}/forget`)).status, 404)
  })

  it('a report by mail is ended once, and a saved search deleted once, in two windows of their person', async () => {
    const elsewhere = { ...auditor, browser: await visit(testApp, auditor) }
    const windows = [auditor, elsewhere] as const
    await testApp.sql(`UPDATE users SET email = 'a@example.org', email_confirmed_at = $2 WHERE id = $1`, [
      auditor.id,
      testApp.clock.now(),
    ])
    const mails = '/audit/reports/by-mail'
    assert.equal((await post(auditor, mails, { report: 'daily', frequency: 'daily' })).status, 303)
    const [report] = await testApp.sql<{ id: string }>('SELECT id FROM report_subscriptions')
    const ended = await atOnce(windows, (who) => post(who, `${mails}/${report?.id}/end`))
    await toldWhoDidIt(testApp, ended, { done: 'ended', event: 'audit.unsubscribed', next: mails, by: 'you' })
    const searches = '/audit/searches'
    assert.equal(
      (await post(auditor, `${searches}/new`, { name: 'Refusals', outcome: 'refused' })).status,
      303,
    )
    const [search] = await testApp.sql<{ id: string }>('SELECT id FROM saved_searches')
    const path = `${searches}/${search?.id}`
    const deleted = await atOnce(windows, (who) => post(who, `${path}/delete`))
    await toldWhoDidIt(testApp, deleted, {
      done: 'deleted',
      event: 'audit.search-deleted',
      next: searches,
      by: 'you',
    })
    const late = await post(auditor, `${path}/edit`, { name: 'Refusals of today' })
    assert.equal(late.status, 409)
    assert.ok(wordsOf(late.text).includes('Refusals of today'))
    const other = await personOf(testApp, 'audit_reviewer', 'Auditor Meyer')
    assert.equal((await post(other, `${path}/delete`)).status, 404)
    assert.equal((await post(other, `${mails}/${report?.id}/end`)).status, 404)
  })

  it('two-step verification is reset once by two administrators, and its person is told once', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const next = `/admin/users/${nurse.id}`
    const answered = await atOnce(admins, (who) => post(who, `${next}/reset-second-factor`))
    await toldWhoDidIt(testApp, answered, { done: 'reset', event: 'second-factor.reset', next })
    assert.equal(await successes('second-factor.reset'), 1)
    const clerk = await makeUser(testApp, 'admin_staff')
    const never = await post(admins[0], `/admin/users/${clerk.id}/reset-second-factor`)
    assert.equal(never.status, 422)
    assert.match(wordsOf(never.text), /There is no two-step verification to reset/)
  })

  it('one’s own two-step verification that was turned off in another window says when', async () => {
    const required = (is: boolean) =>
      testApp.sql(`UPDATE roles SET mfa_required = $1 WHERE name = 'admin_staff'`, [is])
    await required(true)
    const clerk = await makeUser(testApp, 'admin_staff')
    await required(false)
    const person = { ...clerk, displayName: clerk.username, browser: await visit(testApp, clerk) }
    const path = '/account/mfa/disable'
    const off = async () =>
      person.browser.post(path, {
        _csrf: await person.browser.token(),
        currentPassword: password,
        code: freshCode(testApp, clerk),
      })
    const first = await off()
    assert.equal(first.status, 303, wordsOf(first.text).slice(0, 500))
    testApp.clock.advance({ minutes: 1 })
    const late = await off()
    assert.equal(late.status, 409, wordsOf(late.text).slice(0, 500))
    assert.match(wordsOf(late.text), /Your two-step verification was already turned off by you at/)
  })

  for (const who of ['you', 'Thabo Administrator'] as const) {
    it(`one’s number for codes that was removed by ${who} says so when it is removed once more`, async () => {
      await testApp.sql(`UPDATE roles SET mfa_required = true WHERE name = 'admin_staff'`)
      const clerk = await makeUser(testApp, 'admin_staff')
      await testApp.sql(`UPDATE roles SET mfa_required = false WHERE name = 'admin_staff'`)
      let browser = await visit(testApp, clerk)
      const path = '/account/mfa/text-messages/remove'
      const never = await browser.get(path)
      assert.equal(never.status, 404)
      assert.doesNotMatch(wordsOf(never.text), /already deleted/)
      const remove = async () =>
        browser.post(path, {
          _csrf: await browser.token(),
          currentPassword: password,
          code: freshCode(testApp, clerk),
        })
      await testApp.services.sequelize.transaction((transaction) =>
        storeNumber(testApp.services, transaction, {
          userId: clerk.id,
          number: '+27825550142',
          at: testApp.clock.now(),
        }),
      )
      const at = testApp.services.time.dateTime(testApp.clock.now())
      const removed =
        who === 'you' ? await remove() : await post(admins[0], `/admin/users/${clerk.id}/reset-second-factor`)
      assert.equal(removed.status, 303, wordsOf(removed.text).slice(0, 500))
      testApp.clock.advance({ minutes: 1 })
      browser = who === 'you' ? browser : await visit(testApp, clerk)
      const late = await remove()
      const told = `Your number for codes was already deleted by ${who} at ${at}.`
      assert.equal(late.status, 409, wordsOf(late.text).slice(0, 500))
      assert.ok(wordsOf(late.text).includes(told), wordsOf(late.text).slice(0, 500))
      const form = await browser.get(path)
      assert.equal(form.status, 404)
      assert.ok(wordsOf(form.text).includes(told))
      const rows = (await auditRows(testApp, 'text-messages.removed')).filter(
        ({ actor_id: actor }) => actor === clerk.id,
      )
      assert.deepEqual(
        rows.map(({ outcome }) => outcome).toSorted(),
        who === 'you' ? ['failure', 'success'] : ['failure'],
      )
    })
  }

  it('a verification of the log is begun once at a time, and the second auditor is told by whom', async () => {
    const other = await personOf(testApp, 'audit_reviewer', 'Auditor Meyer')
    const next = '/audit/integrity'
    const answered = await atOnce([auditor, other], (who) => post(who, `${next}/verify`))
    await toldWhoDidIt(testApp, answered, { done: 'asked for', event: 'audit.verification-asked', next })
  })

  it('an older revision is not brought back over one that somebody saved meanwhile', async () => {
    const clerks = [
      await personOf(testApp, 'admin_staff', 'Lerato Khumalo'),
      await personOf(testApp, 'admin_staff', 'Sipho Dube'),
    ] as const
    const { id } = await makePage(testApp, { path: 'parking' })
    const path = `/cms/pages/${id}`
    const text = { title: 'Parking', audience: 'everyone', body: 'New', revision: '1' }
    assert.equal((await post(clerks[0], `${path}/edit`, text)).status, 303)
    const fields = { latest: '2' }
    const answered = await atOnce(clerks, (who) => post(who, `${path}/revisions/1/restore`, fields))
    await toldWhoDidIt(testApp, answered, { done: 'saved', event: 'page.edited', next: `${path}/revisions` })
    const again = await post(clerks[1], `${path}/revisions/1/restore`)
    assert.equal(again.status, 303)
  })
})
