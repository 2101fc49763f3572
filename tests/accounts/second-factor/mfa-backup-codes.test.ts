import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { renewBackupCodes } from '../../../server/accounts/second-factor/backup-codes.ts'
import { makeUser, password } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'
import { codeNow, codesIn, freshCode, half, newlyEnrolled, seedIn } from './second-factor-steps.ts'

const enter = (browser: Visitor, code: string) => browser.submit('/login/mfa', { code })

describe('backup codes', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  const openCodes = async (userId: string) =>
    (await testApp.sql('SELECT FROM backup_codes WHERE user_id = $1 AND used_at IS NULL', [userId])).length

  it('are ten different ones of at least 64 bits, shown once after the second factor is set up', async () => {
    const { browser, codes } = await newlyEnrolled(testApp)
    assert.equal(new Set(codes).size, 10)
    for (const code of codes) {
      // 13 letters of an alphabet of 32: 65 bits.
      assert.match(code.replaceAll('-', ''), /^[0-9A-HJKMNP-TV-Z]{13}$/)
    }
    const again = await browser.get('/account/mfa/backup-codes')
    assert.equal(again.headers['location'], '/account/mfa')
    assert.deepEqual(codesIn((await browser.get('/account/mfa')).text), [])
  })

  it('lead on to where the person wanted to go before signing in', async () => {
    const user = await makeUser(testApp, 'nurse', { enrolled: false })
    const browser = new Visitor(testApp)
    await browser.submit(
      '/login?next=%2Fpatients',
      { username: user.username, password, next: '/patients' },
      '/login',
    )
    const seed = await browser.get('/account/mfa/setup')
    const code = codeNow(testApp, seedIn(seed.text))
    await browser.post('/account/mfa/setup', { code, _csrf: csrfTokenOf(seed.text) })
    const page = await browser.get('/account/mfa/backup-codes')
    assert.match(page.text, /href="\/patients"[^>]*>I have kept them</)
  })

  it('are nowhere in the database as they are shown', async () => {
    const { codes, user } = await newlyEnrolled(testApp)
    const rows = await testApp.sql<{ row: string }>(
      `SELECT t::text AS row FROM backup_codes t UNION ALL SELECT t::text FROM sessions t
       UNION ALL SELECT t::text FROM audit_events t UNION ALL SELECT t::text FROM messages t`,
    )
    const stored = rows.map(({ row }) => row).join('\n')
    for (const code of codes) {
      for (const form of [code, code.replaceAll('-', '')]) {
        assert.ok(!stored.includes(form))
        assert.ok(!stored.includes(Buffer.from(form).toString('hex')))
      }
    }
    assert.equal(await openCodes(user.id), 10)
  })

  it('let somebody in without the phone, however they are typed, and that is recorded and told by mail', async () => {
    const { user, codes } = await newlyEnrolled(testApp)
    const typed = (codes[0] ?? '').toLowerCase().replaceAll('-', ' ')
    const answer = await enter(await half(testApp, user), ` ${typed} `)
    assert.equal(answer.headers['location'], '/')
    const [row] = await auditRows(testApp, 'sign-in.succeeded')
    assert.equal(row?.actor_id, user.id)
    assert.deepEqual(row?.details, { factor: 'backup-code', newDevice: true })
    const told = await testApp.sql('SELECT FROM messages WHERE user_id = $1', [user.id])
    assert.equal(told.length, 3)
  })

  it('count once: of many sessions that send one at the same moment, one gets in', async () => {
    const { user, codes } = await newlyEnrolled(testApp)
    const code = codes[3] ?? ''
    const browsers = await Promise.all([1, 2, 3, 4].map(() => half(testApp, user)))
    const tokens = await Promise.all(
      browsers.map(async (browser) => csrfTokenOf((await browser.get('/login/mfa')).text)),
    )
    const answers = await Promise.all(
      browsers.map((browser, index) => browser.post('/login/mfa', { code, _csrf: tokens[index] ?? '' })),
    )
    assert.deepEqual(answers.map(({ status }) => String(status)).toSorted(), ['303', '422', '422', '422'])
    assert.equal((await enter(await half(testApp, user), code)).status, 422)
    assert.equal(await openCodes(user.id), 9)
  })

  it('are worth nothing to anybody else', async () => {
    const one = await newlyEnrolled(testApp)
    const other = await newlyEnrolled(testApp)
    assert.equal((await enter(await half(testApp, other.user), one.codes[0] ?? '')).status, 422)
    assert.equal(await openCodes(one.user.id), 10)
    const [row] = await auditRows(testApp, 'second-factor.failed')
    assert.equal(row?.rule, 'wrong-code')
  })

  it('are refused with a letter too many or too few, and empty', async () => {
    const { user, codes } = await newlyEnrolled(testApp)
    const code = codes[0] ?? ''
    const browser = await half(testApp, user)
    for (const wrong of [`${code}0`, code.slice(0, -1), '']) {
      assert.equal((await enter(browser, wrong)).status, 422)
    }
  })

  it('say so at sign-in when three or fewer are left', async () => {
    const { user, codes } = await newlyEnrolled(testApp)
    const texts: string[] = []
    for (const code of codes) {
      const browser = await half(testApp, user)
      assert.equal((await enter(browser, code)).status, 303)
      texts.push((await browser.get('/')).text)
    }
    assert.ok(texts.slice(0, 6).every((text) => !/backup codes? left/.test(text)))
    assert.match(texts[6] ?? '', /You have 3 backup codes left/)
    assert.match(texts[8] ?? '', /You have 1 backup code left/)
    assert.match(texts[9] ?? '', /You have 0 backup codes left/)
  })

  it('do not count as a fresh code, neither from signing in with one nor when one is asked for', async () => {
    const { user, codes } = await newlyEnrolled(testApp, 'system_admin')
    const other = await makeUser(testApp, 'nurse')
    const browser = await half(testApp, user)
    await enter(browser, codes[0] ?? '')
    const page = await browser.get(`/admin/users/${other.id}`)
    assert.match(page.text, /Your own one-time code/)
    const action = `/admin/users/${other.id}/reset-second-factor`
    const token = csrfTokenOf(page.text)
    assert.equal((await browser.post(action, { _csrf: token })).status, 422)
    assert.equal((await browser.post(action, { _csrf: token, code: codes[1] ?? '' })).status, 422)
    assert.equal(await openCodes(user.id), 9)
  })

  it('are all replaced by ten new ones for a code of the app, and the old ones stop working', async () => {
    const { user, browser, codes } = await newlyEnrolled(testApp)
    const answer = await browser.submit(
      '/account/mfa',
      { code: freshCode(testApp, user) },
      '/account/mfa/backup-codes',
    )
    assert.equal(answer.headers['location'], '/account/mfa/backup-codes')
    const renewed = codesIn((await browser.get('/account/mfa/backup-codes')).text)
    assert.equal(renewed.length, 10)
    assert.equal((await enter(await half(testApp, user), codes[0] ?? '')).status, 422)
    assert.equal((await enter(await half(testApp, user), renewed[0] ?? '')).status, 303)
    const [row] = await auditRows(testApp, 'backup-codes.renewed')
    assert.equal(row?.actor_id, user.id)
  })

  it('are not replaced for a wrong code, a used one, a backup code or none', async () => {
    const { user, browser, codes } = await newlyEnrolled(testApp)
    const used = codeNow(testApp, user.totpSeed)
    const token = csrfTokenOf((await browser.get('/account/mfa')).text)
    for (const code of ['000000', used, codes[0] ?? '', '']) {
      const answer = await browser.post('/account/mfa/backup-codes', { code, _csrf: token })
      assert.equal(answer.status, 422)
      assert.ok(code === '' || !answer.text.includes(code))
    }
    assert.equal(await openCodes(user.id), 10)
  })

  it('are ten, not twenty, after two renewals at once', async () => {
    const { user } = await newlyEnrolled(testApp)
    const { services, clock } = testApp
    await Promise.all(
      [1, 2, 3].map(() =>
        services.sequelize.transaction((transaction) =>
          renewBackupCodes(services, user.id, clock.now(), transaction),
        ),
      ),
    )
    const [row] = await testApp.sql<{ count: string }>(
      'SELECT count(*) FROM backup_codes WHERE user_id = $1',
      [user.id],
    )
    assert.equal(row?.count, '10')
  })

  it('are not made for someone without a second factor', async () => {
    const clerk = await makeUser(testApp, 'admin_staff')
    const browser = await visit(testApp, clerk)
    const token = csrfTokenOf((await browser.get('/account/mfa')).text)
    const answer = await browser.post('/account/mfa/backup-codes', { code: '123456', _csrf: token })
    assert.equal(answer.status, 422)
    assert.equal(await openCodes(clerk.id), 0)
  })
})
