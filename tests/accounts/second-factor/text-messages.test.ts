import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { storeNumber } from '../../../server/accounts/second-factor/text-messages/numbers.ts'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { endBackOff, runJobs } from '../../support/jobs.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'
import { FakeTextProvider } from './fake-text-provider.ts'
import { freshCode, half } from './second-factor-steps.ts'

const number = '+27825550142'
const page = '/account/mfa/text-messages'

const ask = (browser: Visitor) => browser.submit('/login/mfa', {}, '/login/mfa/text-message')

const enter = (browser: Visitor, code: string, more: Record<string, string> = {}) =>
  browser.submit('/login/mfa', { code, ...more })

describe('codes by text message', () => {
  let testApp: TestApp
  let provider: FakeTextProvider

  before(async () => {
    provider = await FakeTextProvider.listen()
    testApp = await startTestApp({ environment: { SMS_URL: provider.url, SMS_FROM: '+27825550100' } })
  })
  after(async () => {
    await testApp.close()
    provider.close()
  })
  beforeEach(() => {
    provider.answer = { status: 201 }
    provider.posted.length = 0
  })
  afterEach(async () => {
    await testApp.sql('DELETE FROM rate_limits')
    await testApp.sql('DELETE FROM graphile_worker._private_jobs')
    await testApp.sql('DELETE FROM messages')
  })

  /** Somebody who has set codes by text message up. */
  async function withNumber(role = 'nurse'): Promise<TestUser> {
    const user = await makeUser(testApp, role)
    await testApp.services.sequelize.transaction((transaction) =>
      storeNumber(testApp.services, transaction, { userId: user.id, number, at: testApp.clock.now() }),
    )
    return user
  }

  const enterNumber = (browser: Visitor, user: TestUser, fields: Record<string, string> = {}) =>
    browser.submit(page, {
      phone: number,
      currentPassword: password,
      code: freshCode(testApp, user),
      ...fields,
    })

  /** Asks for a code at the second step and has it delivered. @returns the code */
  async function askedFor(browser: Visitor): Promise<string> {
    const answer = await ask(browser)
    assert.equal(answer.headers['location'], '/login/mfa')
    await runJobs(testApp)
    return provider.code
  }

  describe('are set up', () => {
    it('by the number and the code that was sent to it; then the person is told and other sessions end', async () => {
      const nurse = await makeUser(testApp, 'nurse')
      const other = await visit(testApp, nurse)
      const browser = await visit(testApp, nurse)
      assert.match((await browser.get('/account/mfa')).text, /Set up codes by text message/)
      const answer = await enterNumber(browser, nurse, { phone: '0027 (0)82 555-0142' })
      assert.equal(answer.headers['location'], page)
      await runJobs(testApp)
      const [message] = provider.posted
      assert.equal(message?.fields['To'], '+27825550142')
      assert.match(message?.fields['Body'] ?? '', /^\d{6} is your MedGuard code\. It works for 10 minutes\./)
      const shown = (await browser.get(page)).text
      assert.match(shown, /sent to the number ending in 42/)
      assert.doesNotMatch(shown, /825550142/)
      const wrong = await browser.submit(page, { code: '000000' }, `${page}/confirm`)
      assert.equal(wrong.status, 422)
      assert.match(wrong.text, /not the code of the last message/)
      const right = await browser.submit(page, { code: provider.code }, `${page}/confirm`)
      assert.equal(right.headers['location'], '/account/mfa')
      const standing = (await browser.get('/account/mfa')).text
      assert.match(standing, /the number ending in 42/)
      assert.equal((await other.get('/')).headers['location'], '/login')
      const [row] = await auditRows(testApp, 'text-messages.set-up')
      assert.equal(row?.actor_id, nurse.id)
      const [mail] = await testApp.sql<{ kind: string }>(
        `SELECT kind FROM messages WHERE channel = 'email' AND user_id = $1 ORDER BY id DESC LIMIT 1`,
        [nurse.id],
      )
      assert.equal(mail?.kind, 'second-factor-changed')
    })

    it('and neither number nor code can be read in the database', async () => {
      const nurse = await makeUser(testApp, 'nurse')
      const browser = await visit(testApp, nurse)
      await enterNumber(browser, nurse)
      await runJobs(testApp)
      const { code } = provider
      await testApp.sql(`INSERT INTO text_message_numbers
        SELECT user_id, number, created_at FROM text_message_codes WHERE user_id = '${nurse.id}'`)
      const rows = await testApp.sql<{ text: string }>(`
        SELECT c::text AS text FROM text_message_codes c UNION ALL SELECT n::text FROM text_message_numbers n
        UNION ALL SELECT m::text FROM messages m UNION ALL SELECT e::text FROM audit_events e
        UNION ALL SELECT encode(n.number, 'escape') FROM text_message_numbers n`)
      const hex = Buffer.from(number).toString('hex')
      for (const { text } of rows) {
        assert.ok(!text.includes('825550142') && !text.includes(hex), text)
      }
      const codes = await testApp.sql<{ text: string }>('SELECT c::text AS text FROM text_message_codes c')
      assert.ok(codes.every(({ text }) => !text.includes(Buffer.from(code).toString('hex'))))
      await testApp.sql('DELETE FROM text_message_numbers')
    })

    it('only after the password and a code, for a whole number', async () => {
      const nurse = await makeUser(testApp, 'nurse')
      const browser = await visit(testApp, nurse)
      for (const [fields, says] of [
        [{ currentPassword: 'wrong' }, /not your current password/],
        [{ code: '000000' }, /That code is not right/],
        [{ phone: '082 555 0142' }, /Begin with \+ and the country code/],
        [{ phone: '+27 82' }, /whole mobile number/],
        [{ phone: '+27 82 555 0142 and some' }, undefined],
        [{ phone: `+${'1'.repeat(30)}` }, /whole mobile number/],
      ] as const) {
        const answer = await enterNumber(browser, nurse, fields)
        assert.equal(answer.status, says === undefined ? 303 : 422)
        assert.match(answer.text, says ?? /./)
      }
      assert.equal(provider.posted.length, 0)
    })

    it('never for roles with power over others, and not before two-step verification is set up', async () => {
      for (const role of ['system_admin', 'security_officer', 'audit_reviewer']) {
        const user = await makeUser(testApp, role)
        const browser = await visit(testApp, user)
        const own = await browser.get('/account/mfa')
        assert.doesNotMatch(own.text, /text message/)
        assert.equal((await browser.get(page)).status, 403)
        const token = csrfTokenOf(own.text)
        const fields = {
          phone: number,
          currentPassword: password,
          code: freshCode(testApp, user),
          _csrf: token,
        }
        assert.equal((await browser.post(page, fields)).status, 403, role)
        const [row] = await auditRows(testApp, 'text-messages.number-entered')
        assert.equal(row?.outcome, 'refused')
        assert.equal(row?.actor_id, user.id)
      }
      const clerk = await makeUser(testApp, 'admin_staff')
      assert.match(
        (await (await visit(testApp, clerk)).get(page)).text,
        /You have not set up two-step verification yet/,
      )
      await runJobs(testApp)
      assert.equal(provider.posted.length, 0)
    })

    it('until they are turned off, after the password and a code; then the number is gone', async () => {
      const nurse = await withNumber()
      const browser = await visit(testApp, nurse)
      const remove = (fields: Record<string, string>) =>
        browser.submit(`${page}/remove`, { currentPassword: password, ...fields })
      assert.equal((await remove({ code: '000000' })).status, 422)
      const answer = await remove({ code: freshCode(testApp, nurse) })
      assert.equal(answer.headers['location'], '/account/mfa')
      assert.match((await browser.get('/account/mfa')).text, /your number is deleted/)
      assert.deepEqual(
        await testApp.sql('SELECT 1 FROM text_message_numbers WHERE user_id = $1', [nurse.id]),
        [],
      )
      assert.doesNotMatch((await (await half(testApp, nurse)).get('/login/mfa')).text, /text message/)
      assert.equal((await auditRows(testApp, 'text-messages.removed'))[0]?.actor_id, nurse.id)
    })
  })

  describe('at sign-in', () => {
    it('open the session; that is recorded, and counts as no fresh code and for no trusted device', async () => {
      const nurse = await withNumber()
      const browser = await half(testApp, nurse)
      assert.match((await browser.get('/login/mfa')).text, /A code can go to the number ending in 42/)
      const code = await askedFor(browser)
      const answer = await enter(browser, code, { trustDevice: 'on' })
      assert.equal(answer.headers['location'], '/')
      assert.doesNotMatch(String(answer.headers['set-cookie']), /medguard-device=/)
      const [row] = await auditRows(testApp, 'sign-in.succeeded')
      assert.deepEqual(row?.details?.['factor'], 'text-message')
      assert.match((await browser.get('/account/password')).text, /name="code"/)
      const change = { currentPassword: password, newPassword: 'nine blue elephants' }
      const again = await browser.submit('/account/password', {
        ...change,
        newPasswordConfirm: change.newPassword,
        code,
      })
      assert.equal(again.status, 422)
    })

    it('are offered to nobody without a number, and asking all the same sends nothing', async () => {
      const nurse = await makeUser(testApp, 'nurse')
      const browser = await half(testApp, nurse)
      assert.doesNotMatch((await browser.get('/login/mfa')).text, /text message/)
      assert.equal((await ask(browser)).headers['location'], '/login/mfa')
      await runJobs(testApp)
      assert.equal(provider.posted.length, 0)
      const [row] = await auditRows(testApp, 'text-messages.code-sent')
      assert.equal(row?.outcome, 'refused')
      assert.equal((await new Visitor(testApp).post('/login/mfa/text-message')).status, 403)
    })

    it('are neither sent nor taken once the role no longer has them', async () => {
      const nurse = await withNumber()
      const browser = await half(testApp, nurse)
      const code = await askedFor(browser)
      await testApp.sql(`UPDATE roles SET text_message_codes_allowed = false WHERE name = 'nurse'`)
      assert.doesNotMatch((await browser.get('/login/mfa')).text, /text message/)
      assert.equal((await enter(browser, code)).status, 422)
      await ask(browser)
      await runJobs(testApp)
      assert.equal(provider.posted.length, 1)
      await testApp.sql(`UPDATE roles SET text_message_codes_allowed = true WHERE name = 'nurse'`)
    })

    it('count once, in the session that asked, for ten minutes, and only the newest', async () => {
      const nurse = await withNumber()
      const [one, other] = [await half(testApp, nurse), await half(testApp, nurse)]
      const first = await askedFor(one)
      assert.equal((await enter(other, first)).status, 422, 'in another session')
      const second = await askedFor(one)
      assert.equal((await enter(one, first)).status, first === second ? 303 : 422, 'not the newest')
      testApp.clock.advance({ minutes: 10 })
      assert.equal((await enter(one, second)).status, 422, 'too late')
      const third = await askedFor(one)
      const token = csrfTokenOf((await one.get('/login/mfa')).text)
      const answers = await Promise.all(
        [1, 2, 3].map(() => one.post('/login/mfa', { code: third, _csrf: token })),
      )
      assert.equal(answers.filter(({ headers }) => headers['location'] === '/').length, 1, 'once')
    })

    it('are not tried more often because a new one was sent', async () => {
      const nurse = await withNumber()
      const browser = await half(testApp, nurse)
      const code = await askedFor(browser)
      const wrong = code === '000000' ? '000001' : '000000'
      for (const _ of Array.from({ length: 5 })) {
        assert.equal((await enter(browser, wrong)).status, 422)
      }
      assert.equal((await enter(browser, await askedFor(browser))).status, 422)
      const [row] = await auditRows(testApp, 'second-factor.failed')
      assert.equal(row?.rule, 'limited')
    })

    it('are sent five times an hour at most, whatever the session; that is said, and on record', async () => {
      const nurse = await withNumber()
      for (const _ of Array.from({ length: 5 })) {
        assert.equal((await ask(await half(testApp, nurse))).status, 303)
      }
      const sixth = await ask(await half(testApp, nurse))
      assert.equal(sixth.status, 429)
      assert.ok(Number(sixth.headers['retry-after']) > 60)
      assert.match(sixth.text, /At most 5 codes are sent within an hour/)
      const [row] = await auditRows(testApp, 'text-messages.code-sent')
      assert.equal(row?.rule, 'limited')
      await runJobs(testApp)
      assert.equal(provider.posted.length, 5)
    })

    it('wait while the provider is away and are not lost; signing in waits for nobody', async () => {
      provider.answer = { status: 503 }
      const nurse = await withNumber()
      const browser = await half(testApp, nurse)
      assert.equal((await ask(browser)).status, 303)
      assert.equal(provider.posted.length, 0)
      await runJobs(testApp)
      const [waiting] = await testApp.sql<{ last_error: string; kept: boolean }>(
        `SELECT last_error, body IS NOT NULL AS kept FROM messages WHERE channel = 'text'`,
      )
      assert.deepEqual(waiting, { last_error: 'HTTP 503', kept: true })
      const app = await half(testApp, nurse)
      assert.equal((await enter(app, freshCode(testApp, nurse))).headers['location'], '/')
      provider.answer = { status: 201 }
      await endBackOff(testApp)
      await runJobs(testApp)
      assert.equal((await enter(browser, provider.code)).headers['location'], '/')
    })

    it('are not sent once they would be too late', async () => {
      provider.answer = { status: 503 }
      const browser = await half(testApp, await withNumber())
      await ask(browser)
      await runJobs(testApp)
      provider.posted.length = 0
      testApp.clock.advance({ minutes: 11 })
      await endBackOff(testApp)
      await runJobs(testApp)
      assert.equal(provider.posted.length, 0)
      const [row] = await testApp.sql<{ last_error: string; gone: boolean }>(
        `SELECT last_error, body IS NULL AS gone FROM messages WHERE channel = 'text'`,
      )
      assert.deepEqual(row, { last_error: 'too-late', gone: true })
    })
  })
})

describe('without a provider of text messages', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  it('there are no codes by text message', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const browser = await visit(testApp, nurse)
    assert.doesNotMatch((await browser.get('/account/mfa')).text, /text message/)
    assert.equal((await browser.get(page)).status, 404)
  })
})
