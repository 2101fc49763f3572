import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { credentialsChanged } from '../../../server/accounts/credentials-changed.ts'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, Visitor, visit } from '../../support/request.ts'
import { freshCode, half } from './second-factor-steps.ts'

describe('a sign-in that began before a change of credentials', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())
  beforeEach(() => testApp.sql('DELETE FROM rate_limits'))

  const changed = (user: TestUser, keep?: string) =>
    testApp.services.sequelize.transaction((transaction) =>
      // The same moment on every clock: only the version tells which came first.
      credentialsChanged(testApp.services, transaction, { userId: user.id, at: testApp.clock.now(), keep }),
    )

  /** Changes the credentials at the moment at which the password has been looked at and nothing is stored yet. */
  const changedWhileChecking = async (user: TestUser, signIn: () => Promise<unknown>) => {
    const { passwords } = testApp.services
    const verify = passwords.verify.bind(passwords)
    passwords.verify = async (...asked) => {
      const right = await verify(...asked)
      passwords.verify = verify
      await changed(user)
      return right
    }
    await signIn()
    passwords.verify = verify
  }

  it('does not come through with a password alone, says why, and is recorded', async () => {
    const clerk = await makeUser(testApp, 'admin_staff')
    const browser = new Visitor(testApp)
    let location: unknown
    await changedWhileChecking(clerk, async () => {
      const answer = await browser.submit('/login', { username: clerk.username, password })
      location = answer.headers['location']
    })
    assert.equal(location, '/login')
    assert.match((await browser.get('/login')).text, /changed while you signed in\. Sign in again/)
    assert.equal((await browser.get('/patients')).headers['location'], '/login?next=%2Fpatients')
    const [row] = await auditRows(testApp, 'sign-in.failed')
    assert.equal(row?.rule, 'credentials-changed')
    assert.equal(row?.actor_id, clerk.id)
    assert.equal((await auditRows(testApp, 'sign-in.succeeded')).length, 0)
    assert.equal((await browser.submit('/login', { username: clerk.username, password })).status, 303)
  })

  it('does not come through between the password and the code', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    let browser: Visitor | undefined
    await changedWhileChecking(nurse, async () => {
      browser = await half(testApp, nurse)
    })
    assert.ok(browser !== undefined)
    const answer = await browser.post('/login/mfa', { code: freshCode(testApp, nurse) })
    assert.notEqual(answer.headers['location'], '/')
    assert.equal((await browser.get('/patients')).headers['location'], '/login?next=%2Fpatients')
  })

  it('does not make a device trusted', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const browser = await half(testApp, nurse)
    await browser.submit('/login/mfa', { code: freshCode(testApp, nurse), trustDevice: 'on' })
    const counted = async () => (await browser.get('/account/devices')).text.includes('This one')
    assert.equal(await counted(), true)
    await testApp.sql('UPDATE users SET credentials_version = credentials_version + 1 WHERE id = $1', [
      nurse.id,
    ])
    await testApp.sql(
      'UPDATE session_metadata SET credentials_version = credentials_version + 1 WHERE user_id = $1',
      [nurse.id],
    )
    assert.equal(await counted(), false)
  })

  it('leaves the session in which the change was made, and no other, at the same moment on every clock', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const here = await visit(testApp, nurse)
    const [session] = await testApp.sql<{ id: string }>(
      'SELECT id FROM session_metadata WHERE user_id = $1 AND ended_at IS NULL',
      [nurse.id],
    )
    const there = await visit(testApp, nurse)
    await changed(nurse, session?.id)
    await testApp.sql('UPDATE session_metadata SET started_at = $2 WHERE id = $1', [
      session?.id,
      testApp.clock.now(),
    ])
    assert.equal((await here.get('/patients')).status, 200)
    assert.equal((await there.get('/patients')).status, 303)
  })
})
