import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { testEnvironment } from '../../support/test-environment.ts'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, Visitor } from '../../support/request.ts'
import { freshCode } from '../second-factor/second-factor-steps.ts'

const chosen = 'Nine-blue-elephants 42'

const signIn = (browser: Visitor, user: TestUser, typed = password) =>
  browser.submit('/login', { username: user.username, password: typed, next: '/patients' })
const change = (browser: Visitor, newPassword: string, more: Record<string, string> = {}) =>
  browser.submit('/account/password', {
    currentPassword: password,
    newPassword,
    newPasswordConfirm: newPassword,
    ...more,
  })

describe('where passwords expire after 90 days and need four kinds of characters', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp({
      environment: { PASSWORD_MAX_AGE_DAYS: '90', PASSWORD_COMPOSITION: 'classes' },
    })
  })
  after(() => testApp.close())

  const changedDaysAgo = async ({ id }: TestUser, days: number) => {
    const at = new Date(testApp.clock.now().getTime() - days * 86_400_000)
    await testApp.sql('UPDATE users SET password_changed_at = $2 WHERE id = $1', [id, at])
  }
  it('asks at the sign-in of the ninetieth day, not the day before, says the rule, and goes on afterwards', async () => {
    const clerk = await makeUser(testApp, 'admin_staff')
    await changedDaysAgo(clerk, 89)
    assert.equal((await signIn(new Visitor(testApp), clerk)).headers['location'], '/patients')
    await changedDaysAgo(clerk, 90)
    const browser = new Visitor(testApp)
    assert.equal((await signIn(browser, clerk)).headers['location'], '/account/password')
    assert.equal((await browser.get('/patients')).headers['location'], '/account/password')
    const page = (await browser.get('/account/password')).text
    assert.match(page, /rule is a new password every 90 days\. Yours is from \d+ \w+ \d{4}\./)
    assert.match(page, /with a small letter, a capital letter, a digit and a special character/)
    assert.equal((await change(browser, chosen)).headers['location'], '/patients')
    assert.match(
      (await browser.get('/patients')).text,
      /Your password is changed\. It is very hard to guess\./,
    )
    assert.equal((await signIn(new Visitor(testApp), clerk, chosen)).headers['location'], '/patients')
  })

  it('does not ask in the middle of a session', async () => {
    const clerk = await makeUser(testApp, 'admin_staff')
    await changedDaysAgo(clerk, 89.99)
    const browser = new Visitor(testApp)
    await signIn(browser, clerk)
    testApp.clock.advance({ minutes: 25 })
    assert.equal((await browser.get('/patients')).status, 200)
    assert.equal((await signIn(new Visitor(testApp), clerk)).headers['location'], '/account/password')
  })

  it('does not take the old one by signing in with a code first, and records one sign-in', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    await changedDaysAgo(nurse, 400)
    const browser = new Visitor(testApp)
    await signIn(browser, nurse)
    const answer = await browser.submit('/login/mfa', { code: freshCode(testApp, nurse) })
    assert.equal(answer.status, 303)
    assert.equal((await browser.get('/patients')).headers['location'], '/account/password')
    assert.equal((await change(browser, password)).status, 422)
    assert.equal((await change(browser, chosen)).status, 303)
    assert.equal((await browser.get('/patients')).status, 200)
    const rows = (await auditRows(testApp, 'sign-in.succeeded')).filter((row) => row.actor_id === nurse.id)
    assert.equal(rows.length, 1)
  })

  it('records the sign-in at a trusted device once the password that was due is chosen', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const browser = new Visitor(testApp)
    await signIn(browser, nurse)
    await browser.submit('/login/mfa', { code: freshCode(testApp, nurse), trustDevice: 'yes' })
    await browser.submit('/account/sessions', {}, '/logout')
    await testApp.sql('UPDATE users SET password_change_required = true WHERE id = $1', [nurse.id])
    const answer = await signIn(browser, nurse)
    assert.equal(answer.headers['location'], '/account/password')
    const signIns = async () =>
      (await auditRows(testApp, 'sign-in.succeeded')).filter((row) => row.actor_id === nurse.id)
    assert.equal((await signIns()).length, 1)
    assert.match((await browser.get('/account/password')).text, /Ask for a new password by mail/)
    assert.equal((await change(browser, chosen)).status, 422)
    assert.equal((await change(browser, chosen, { code: freshCode(testApp, nurse) })).status, 303)
    const [row, ...others] = await signIns()
    assert.equal(others.length, 1)
    assert.deepEqual(row?.details, { factor: 'totp' })
    const [session] = await testApp.sql<{ open: boolean }>(
      `SELECT completed_at IS NOT NULL AS open FROM session_metadata
        WHERE user_id = $1 AND ended_at IS NULL`,
      [nurse.id],
    )
    assert.equal(session?.open, true)
  })

  it('says which kinds of characters are missing, and takes what has them all', async () => {
    const browser = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    for (const [typed, says] of [
      ['nine blue elephants dance', /Add a capital letter, a digit and a special character such as ! or -:/],
      ['Nine blue elephants 42', /Add a special character such as ! or -:/],
      ['NINE-BLUE-ELEPHANTS-42', /Add a small letter:/],
    ] as const) {
      const answer = await change(browser, typed)
      assert.equal(answer.status, 422)
      assert.match(answer.text, says)
    }
    assert.equal((await change(browser, chosen)).status, 303)
  })

  it('is refused as a setting where it makes no sense', () => {
    for (const [name, value, says] of [
      ['PASSWORD_MAX_AGE_DAYS', '0', /PASSWORD_MAX_AGE_DAYS: must be at least 1 day/],
      ['PASSWORD_MAX_AGE_DAYS', 'ninety', /PASSWORD_MAX_AGE_DAYS: must be a whole number of days/],
      ['PASSWORD_COMPOSITION', 'strong', /PASSWORD_COMPOSITION: must be none, or classes/],
    ] as const) {
      assert.throws(() => testEnvironment({ [name]: value }), says)
    }
  })
})
