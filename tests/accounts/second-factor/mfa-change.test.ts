import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'
import { codeNow, codesIn, freshCode, half, newlyEnrolled, seedIn } from './second-factor-steps.ts'

const setup = '/account/mfa/setup'

/** Proves oneself again, and opens the page with the new seed. */
async function newSeed(browser: Visitor, fields: Record<string, string>): Promise<string> {
  const answer = await browser.submit(setup, { currentPassword: password, ...fields })
  assert.equal(answer.headers['location'], setup)
  return seedIn((await browser.get(setup)).text)
}

describe('changing the second factor', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  const enrolled = async (userId: string) => {
    const [row] = await testApp.sql<{ enrolled: boolean }>(
      'SELECT totp_confirmed_at IS NOT NULL AS enrolled FROM security_profiles WHERE user_id = $1',
      [userId],
    )
    return row?.enrolled
  }

  /** A clerk, whose role needs no second factor, with one all the same. */
  async function carefulClerk(): Promise<{ user: TestUser; browser: Visitor; codes: string[] }> {
    const user = await makeUser(testApp, 'admin_staff')
    const browser = await visit(testApp, user)
    const totpSeed = await newSeed(browser, {})
    const answer = await browser.submit(setup, { code: codeNow(testApp, totpSeed) })
    assert.equal(answer.headers['location'], '/account/mfa/backup-codes')
    const codes = codesIn((await browser.get('/account/mfa/backup-codes')).text)
    return { user: { ...user, totpSeed }, browser, codes }
  }

  it('shows a new seed only for the password and a code', async () => {
    const user = await makeUser(testApp, 'nurse')
    const browser = await visit(testApp, user)
    const first = await browser.get(setup)
    assert.match(first.text, /name="currentPassword"/)
    assert.equal(seedIn(first.text), '')
    const used = codeNow(testApp, user.totpSeed)
    testApp.clock.advance({ seconds: 30 })
    for (const fields of [
      {},
      { currentPassword: password },
      { code: codeNow(testApp, user.totpSeed) },
      { currentPassword: password, code: used },
      { currentPassword: 'not the password at all', code: codeNow(testApp, user.totpSeed) },
    ]) {
      const answer = await browser.submit(setup, fields)
      assert.equal(answer.status, 422)
      assert.equal(seedIn(answer.text), '')
      assert.ok(!answer.text.includes(password))
    }
    assert.equal(seedIn((await browser.get(setup)).text), '')
  })

  it('keeps the old app working until the new one is confirmed, and not after', async () => {
    const user = await makeUser(testApp, 'nurse')
    const browser = await visit(testApp, user)
    const seed = await newSeed(browser, { code: freshCode(testApp, user) })
    assert.notEqual(seed, user.totpSeed)
    const code = freshCode(testApp, user)
    assert.equal((await (await half(testApp, user)).submit('/login/mfa', { code })).status, 303)
    assert.equal((await browser.submit(setup, { code: '000000' })).status, 422)
    const confirmed = await browser.submit(setup, { code: codeNow(testApp, seed) })
    assert.equal(confirmed.headers['location'], '/account/mfa/backup-codes')
    assert.equal((await browser.get('/account/mfa')).status, 200)
    const old = await half(testApp, user)
    assert.equal((await old.submit('/login/mfa', { code: freshCode(testApp, user) })).status, 422)
    assert.equal((await old.submit('/login/mfa', { code: codeNow(testApp, seed) })).status, 303)
    const [row] = await auditRows(testApp, 'second-factor.changed')
    assert.equal(row?.actor_id, user.id)
  })

  it('ends every other session, renews the backup codes and tells the person', async () => {
    const { user, browser, codes } = await newlyEnrolled(testApp)
    testApp.clock.advance({ seconds: 30 })
    const other = await visit(testApp, user)
    const seed = await newSeed(browser, { code: codes[0] ?? '' })
    assert.equal((await other.get('/')).status, 200)
    await browser.submit(setup, { code: codeNow(testApp, seed) })
    assert.equal((await other.get('/')).headers['location'], '/login')
    assert.equal((await browser.get('/')).status, 200)
    testApp.clock.advance({ seconds: 30 })
    const again = await half(testApp, { ...user, totpSeed: seed })
    assert.equal((await again.submit('/login/mfa', { code: codes[1] ?? '' })).status, 422)
    const told = await testApp.sql("SELECT FROM messages WHERE user_id = $1 AND kind <> 'new-device'", [
      user.id,
    ])
    assert.equal(told.length, 2)
  })

  it('takes the code that confirmed a new app for nothing else', async () => {
    const { user } = await newlyEnrolled(testApp)
    const code = codeNow(testApp, user.totpSeed)
    assert.equal((await (await half(testApp, user)).submit('/login/mfa', { code })).status, 422)
  })

  it('confirms a new app once, of several answers sent at the same moment', async () => {
    const user = await makeUser(testApp, 'nurse')
    const browser = await visit(testApp, user)
    const seed = await newSeed(browser, { code: freshCode(testApp, user) })
    const token = csrfTokenOf((await browser.get(setup)).text)
    const fields = { code: codeNow(testApp, seed), _csrf: token }
    const answers = await Promise.all([1, 2, 3].map(() => browser.post(setup, fields)))
    const done = answers.filter(({ headers }) => headers['location'] === '/account/mfa/backup-codes')
    assert.equal(done.length, 1)
  })

  it('shows a seed to the session that began with it, and to no other of the same person', async () => {
    const user = await makeUser(testApp, 'nurse')
    const [mine, other] = [await visit(testApp, user), await visit(testApp, user)]
    const seed = await newSeed(mine, { code: freshCode(testApp, user) })
    assert.equal(seedIn((await other.get(setup)).text), '')
    assert.equal((await other.submit(setup, { code: codeNow(testApp, seed) })).status, 422)
    assert.equal(seedIn((await mine.get(setup)).text), seed)
  })

  it('gives each half signed-in session a seed of its own, so that nobody enrols with a seed that another saw', async () => {
    const user = await makeUser(testApp, 'nurse', { enrolled: false })
    const seeds: string[] = []
    for (const browser of [new Visitor(testApp), new Visitor(testApp)]) {
      await browser.submit('/login', { username: user.username, password })
      seeds.push(seedIn((await browser.get(setup)).text))
    }
    assert.equal(new Set(seeds).size, 2)
  })

  it('forgets a seed that nobody confirmed within a quarter of an hour', async () => {
    const user = await makeUser(testApp, 'nurse')
    const browser = await visit(testApp, user)
    const seed = await newSeed(browser, { code: freshCode(testApp, user) })
    testApp.clock.advance({ minutes: 16 })
    const late = await browser.submit(setup, { code: codeNow(testApp, seed) })
    assert.equal(late.status, 422)
    assert.match(late.text, /name="currentPassword"/)
    assert.equal(seedIn((await browser.get(setup)).text), '')
  })

  it('stores no seed in plain, neither waiting nor confirmed', async () => {
    const user = await makeUser(testApp, 'nurse')
    const browser = await visit(testApp, user)
    const seed = await newSeed(browser, { code: freshCode(testApp, user) })
    const stored = async () => {
      const rows = await testApp.sql<{ row: string }>(
        'SELECT t::text AS row FROM security_profiles t UNION ALL SELECT t::text FROM sessions t',
      )
      return rows.map(({ row }) => row).join('\n')
    }
    const hex = Buffer.from(seed).toString('hex')
    for (const step of ['waiting', 'confirmed']) {
      const text = await stored()
      assert.ok(!text.includes(seed) && !text.includes(hex), step)
      await browser.submit(setup, { code: codeNow(testApp, seed) })
    }
  })

  it('is open to those whose role does not need one, for their password', async () => {
    const { user, browser, codes } = await carefulClerk()
    assert.equal(codes.length, 10)
    assert.equal((await browser.get('/patients')).status, 200)
    await half(testApp, user)
    const [row] = await auditRows(testApp, 'second-factor.enrolled')
    assert.equal(row?.actor_id, user.id)
  })

  it('does not begin for someone without a second factor who does not know the password', async () => {
    const browser = await visit(testApp, await makeUser(testApp, 'patient'))
    assert.equal((await browser.submit(setup, { currentPassword: 'a guess at the password' })).status, 422)
    assert.equal(seedIn((await browser.get(setup)).text), '')
    const [row] = await auditRows(testApp, 're-authentication.failed')
    assert.equal(row?.rule, 'wrong-password')
  })

  it('counts wrong passwords with those of signing in', async () => {
    const user = await makeUser(testApp, 'admin_staff')
    const browser = await visit(testApp, user)
    for (const _ of [1, 2, 3, 4, 5]) {
      assert.equal((await browser.submit(setup, { currentPassword: 'a guess at it' })).status, 422)
    }
    assert.equal((await browser.submit(setup, { currentPassword: password })).status, 422)
    const [row] = await auditRows(testApp, 're-authentication.failed')
    assert.equal(row?.rule, 'limited')
  })

  describe('turning it off', () => {
    const disable = '/account/mfa/disable'

    it('is refused where the role needs it, in words, and that is recorded', async () => {
      const user = await makeUser(testApp, 'nurse')
      const browser = await visit(testApp, user)
      assert.equal((await browser.get(disable)).status, 403)
      const token = csrfTokenOf((await browser.get('/account/mfa')).text)
      const code = freshCode(testApp, user)
      const answer = await browser.post(disable, { _csrf: token, code, currentPassword: password })
      assert.equal(answer.status, 403)
      assert.match(answer.text, /Your role needs it/)
      assert.equal(await enrolled(user.id), true)
      const [row] = await auditRows(testApp, 'second-factor.disabled')
      assert.equal(row?.outcome, 'refused')
      assert.equal(row?.actor_id, user.id)
    })

    it('is refused without the password, with a wrong one, and with a code that is stale, used or missing', async () => {
      const { user, browser } = await carefulClerk()
      const used = codeNow(testApp, user.totpSeed)
      testApp.clock.advance({ minutes: 2 })
      const code = () => codeNow(testApp, user.totpSeed)
      for (const fields of [
        { code: code() },
        { code: code(), currentPassword: 'not the password at all' },
        { code: used, currentPassword: password },
        { currentPassword: password },
        {},
      ]) {
        const answer = await browser.submit(disable, fields)
        assert.equal(answer.status, 422)
        assert.ok(!answer.text.includes(password))
      }
      assert.equal(await enrolled(user.id), true)
    })

    it('needs both, ends other sessions, and then the password alone signs in', async () => {
      const { user, browser } = await carefulClerk()
      testApp.clock.advance({ seconds: 30 })
      const other = await visit(testApp, user)
      const fields = { code: freshCode(testApp, user), currentPassword: password }
      assert.equal((await browser.submit(disable, fields)).headers['location'], '/account/mfa')
      assert.equal(await enrolled(user.id), false)
      assert.equal((await other.get('/')).headers['location'], '/login')
      assert.equal((await browser.get('/')).status, 200)
      const left = await testApp.sql('SELECT FROM backup_codes WHERE user_id = $1', [user.id])
      assert.equal(left.length, 0)
      const again = await new Visitor(testApp).submit('/login', { username: user.username, password })
      assert.equal(again.headers['location'], '/')
    })

    it('is undone when it could not be recorded', async () => {
      const { user, browser } = await carefulClerk()
      const token = csrfTokenOf((await browser.get(disable)).text)
      const code = freshCode(testApp, user)
      await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
      const answer = await browser.post(disable, { _csrf: token, code, currentPassword: password })
      await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
      assert.equal(answer.status, 503)
      assert.equal(await enrolled(user.id), true)
    })
  })
})
