import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'
import { codeNow, freshCode, newlyEnrolled } from './second-factor-steps.ts'

const pageOf = (user: TestUser) => `/admin/users/${user.id}`
const reset = (user: TestUser) => `${pageOf(user)}/reset-second-factor`

describe('the reset of a second factor by an administrator', () => {
  let testApp: TestApp
  let admin: TestUser
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  beforeEach(async () => {
    admin = await makeUser(testApp, 'system_admin')
    browser = await visit(testApp, admin)
  })

  const enrolled = async ({ id }: TestUser) =>
    (
      await testApp.sql(
        'SELECT FROM security_profiles WHERE user_id = $1 AND totp_seed IS NOT NULL AND totp_confirmed_at IS NOT NULL',
        [id],
      )
    ).length === 1

  it('takes it away with its backup codes, ends the sessions and tells the person', async () => {
    const { user, browser: theirs } = await newlyEnrolled(testApp)
    const answer = await browser.submit(pageOf(user), {}, reset(user))
    assert.equal(answer.headers['location'], pageOf(user))
    assert.equal(await enrolled(user), false)
    assert.equal((await testApp.sql('SELECT FROM backup_codes WHERE user_id = $1', [user.id])).length, 0)
    assert.equal((await theirs.get('/')).headers['location'], '/login')
    const [row] = await auditRows(testApp, 'second-factor.reset')
    assert.equal(row?.actor_id, admin.id)
    assert.equal(row?.resource_id, user.id)
    const told = await testApp.sql('SELECT FROM messages WHERE user_id = $1', [user.id])
    assert.equal(told.length, 2)
    const again = await new Visitor(testApp).submit('/login', { username: user.username, password })
    assert.equal(again.headers['location'], '/account/mfa/setup')
  })

  it('shows no seed and no code of the person', async () => {
    const { user, codes } = await newlyEnrolled(testApp)
    const shown = [
      (await browser.get(pageOf(user))).text,
      (await browser.submit(pageOf(user), {}, reset(user))).text,
      (await browser.get(pageOf(user))).text,
    ].join('\n')
    for (const secret of [user.totpSeed, codeNow(testApp, user.totpSeed), ...codes]) {
      assert.ok(!shown.includes(secret))
    }
    assert.doesNotMatch(shown, /mg-qr|mg-secret/)
  })

  it('asks for a fresh code of the administrator', async () => {
    const user = await makeUser(testApp, 'nurse')
    const used = codeNow(testApp, admin.totpSeed)
    testApp.clock.advance({ minutes: 6 })
    for (const code of ['', '000000', used, codeNow(testApp, user.totpSeed)]) {
      assert.equal((await browser.submit(pageOf(user), { code }, reset(user))).status, 422)
    }
    assert.equal(await enrolled(user), true)
    const right = await browser.submit(pageOf(user), { code: freshCode(testApp, admin) }, reset(user))
    assert.equal(right.status, 303)
    assert.equal(await enrolled(user), false)
  })

  it('is not for one’s own, and the attempt is recorded', async () => {
    const other = await makeUser(testApp, 'nurse')
    const token = csrfTokenOf((await browser.get(pageOf(other))).text)
    assert.doesNotMatch((await browser.get(pageOf(admin))).text, /Reset two-step verification/)
    assert.equal((await browser.post(reset(admin), { _csrf: token })).status, 403)
    assert.equal(await enrolled(admin), true)
    const [row] = await auditRows(testApp, 'second-factor.reset')
    assert.equal(row?.outcome, 'refused')
    assert.equal(row?.rule, 'own-second-factor')
  })

  for (const role of ['security_officer', 'audit_reviewer', 'physician', 'nurse', 'admin_staff', 'patient']) {
    it(`is refused to the role ${role}, page and all`, async () => {
      const user = await makeUser(testApp, 'nurse')
      const theirs = await visit(testApp, await makeUser(testApp, role))
      const token = csrfTokenOf((await theirs.get('/')).text)
      assert.equal((await theirs.get(pageOf(user))).status, 403)
      assert.equal((await theirs.post(reset(user), { _csrf: token })).status, 403)
      assert.equal(await enrolled(user), true)
    })
  }

  it('answers 404 for nobody, and 422 where there is nothing to reset', async () => {
    const clerk = await makeUser(testApp, 'admin_staff')
    const token = csrfTokenOf((await browser.get('/admin/users')).text)
    for (const id of ['0198a000-0000-7000-8000-000000000000', 'nobody']) {
      assert.equal((await browser.get(`/admin/users/${id}`)).status, 404)
      assert.equal(
        (await browser.post(`/admin/users/${id}/reset-second-factor`, { _csrf: token })).status,
        404,
      )
    }
    assert.equal((await browser.post(reset(clerk), { _csrf: token })).status, 422)
  })
})
