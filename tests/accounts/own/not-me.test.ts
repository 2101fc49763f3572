import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { linkTo, mailTo } from '../../mail/read-mail.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)
const chosen = { newPassword: 'nine blue elephants dance', newPasswordConfirm: 'nine blue elephants dance' }

describe('people are informed about their account', () => {
  let testApp: TestApp
  let user: TestUser
  let address: string

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())
  beforeEach(async () => {
    await testApp.sql('DELETE FROM rate_limits')
    user = await makeUser(testApp, 'admin_staff')
    address = `${user.username}@example.org`
    await testApp.sql('UPDATE users SET email_confirmed_at = created_at WHERE id = $1', [user.id])
  })

  const signIn = (typed = password, browser = new Visitor(testApp)) =>
    browser.submit('/login', { username: user.username, password: typed })

  const lock = async () => {
    for (const _ of times(5)) {
      assert.equal((await signIn('wrong')).status, 422)
    }
  }

  const mails = async (kind: string) => (await mailTo(testApp, address)).filter((mail) => mail.kind === kind)

  const unlock = async () => {
    const officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    const token = csrfTokenOf((await officer.get('/security/lockouts')).text)
    return officer.post(`/security/lockouts/${user.id}/unlock`, { _csrf: token })
  }

  it('when it is locked, with when, from where and for how long, once an hour however often it is', async () => {
    await lock()
    const [mail, ...others] = await mails('account-locked')
    assert.deepEqual(others, [])
    assert.match(mail?.text ?? '', /too many wrong passwords or codes .* 127\.0\.0\.1/)
    assert.match(mail?.text ?? '', /locked for 30 minutes for tries from there/)
    testApp.clock.advance({ minutes: 31 })
    await lock()
    assert.equal((await mails('account-locked')).length, 1)
    testApp.clock.advance({ minutes: 61 })
    await lock()
    assert.equal((await mails('account-locked')).length, 2)
  })

  it('and a name that is nobody’s makes the same job, and no mail', async () => {
    const stranger = new Visitor(testApp)
    for (const _ of times(5)) {
      await stranger.submit('/login', { username: 'nobody-at-all', password: 'wrong' })
    }
    const jobs = await testApp.sql<{ payload: { userId: string | null } }>(
      `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
        WHERE t.identifier = 'tell-of-lock'`,
    )
    assert.deepEqual(
      jobs.map(({ payload }) => payload.userId),
      [null],
    )
    assert.deepEqual(await mails('account-locked'), [])
  })

  it('when an officer unlocks it', async () => {
    await lock()
    assert.equal((await unlock()).status, 303)
    assert.equal((await mails('account-unlocked')).length, 1)
    assert.equal((await signIn()).status, 303)
  })

  it('when it is used from a new place, with a link that does nothing by being looked at', async () => {
    await signIn()
    await signIn()
    const link = await linkTo(testApp, address, 'new-device')
    const page = await new Visitor(testApp).get(link)
    assert.equal(page.status, 200)
    assert.match(page.text, /Lock my account/)
    assert.equal((await new Visitor(testApp).get(link)).status, 200)
    assert.equal((await signIn()).status, 303)
  })

  it('and “this was not me” ends every session, locks the account, voids links, alerts, and works once', async () => {
    const first = await visit(testApp, user)
    await signIn()
    const link = await linkTo(testApp, address, 'new-device')
    assert.equal((await first.get('/patients')).status, 200)
    const owner = new Visitor(testApp)
    const done = await owner.submit(link, {})
    assert.equal(done.status, 200)
    assert.match(done.text, /Your account is locked/)
    assert.equal((await first.get('/patients')).status, 303)
    assert.equal((await signIn()).status, 422)
    await new Visitor(testApp).submit('/password/forgot', { email: address })
    assert.deepEqual(await mails('password-reset'), [])
    const [row] = await auditRows(testApp, 'account.locked')
    assert.equal(row?.actor_id, user.id)
    assert.equal(row?.severity, 'critical')
    const alerts = await testApp.sql(`SELECT FROM alerts WHERE kind = 'account-not-me' AND user_id = $1`, [
      user.id,
    ])
    assert.equal(alerts.length, 1)
    assert.equal((await new Visitor(testApp).get(link)).status, 404)
    const [failed] = await auditRows(testApp, 'sign-in.failed')
    assert.equal(failed?.rule, 'locked-by-owner')
  })

  it('and it is locked once when the button is pressed many times at once', async () => {
    await signIn()
    await signIn()
    const link = await linkTo(testApp, address, 'new-device')
    const owner = new Visitor(testApp)
    const token = csrfTokenOf((await owner.get(link)).text)
    const answers = await Promise.all(times(6).map(() => owner.post(link, { _csrf: token })))
    assert.equal(answers.filter(({ status }) => status === 200).length, 1)
    const alerts = await testApp.sql(`SELECT FROM alerts WHERE kind = 'account-not-me' AND user_id = $1`, [
      user.id,
    ])
    assert.equal(alerts.length, 1)
  })

  it('and an officer gives it back: listed as locked by its owner, the old password is gone, a link to a new one comes', async () => {
    await signIn()
    await signIn()
    await new Visitor(testApp).submit(await linkTo(testApp, address, 'new-device'), {})
    const officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    assert.match((await officer.get('/security/lockouts')).text, /By its owner: this was not me/)
    assert.equal((await unlock()).status, 303)
    assert.equal((await signIn()).status, 422)
    const answer = await new Visitor(testApp).submit(await linkTo(testApp, address, 'first-password'), chosen)
    assert.equal(answer.status, 303)
    assert.equal((await signIn(chosen.newPassword)).status, 303)
  })

  it('and no such link goes where an administrator has just put another address', async () => {
    await signIn()
    await signIn()
    const link = await linkTo(testApp, address, 'new-device')
    await testApp.sql('UPDATE users SET email = $2, reset_by_mail_from = $3 WHERE id = $1', [
      user.id,
      `other-${user.username}@example.org`,
      new Date(testApp.clock.now().getTime() + 3_600_000),
    ])
    await new Visitor(testApp).submit(link, {})
    await unlock()
    const sent = await mailTo(testApp, `other-${user.username}@example.org`)
    assert.deepEqual(
      sent.filter(({ kind }) => kind === 'first-password'),
      [],
    )
  })

  it('and a link is refused without a token of its form, or when it is made up', async () => {
    await signIn()
    await signIn()
    const link = await linkTo(testApp, address, 'new-device')
    assert.equal((await new Visitor(testApp).post(link, {})).status, 403)
    assert.equal((await new Visitor(testApp).get('/account/not-me/made-up')).status, 404)
    testApp.clock.advance({ days: 8 })
    assert.equal((await new Visitor(testApp).get(link)).status, 404)
  })
})
