import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import supertest from 'supertest'
import { createPassport } from '../../../middleware/passport.ts'
import { newId } from '../../../models/new-id.ts'
import { totpCode } from '../../../server/accounts/second-factor/totp.ts'
import { isForPrograms } from '../../../server/http/routes/for-programs.ts'
import { createRoutes } from '../../../server/routes.ts'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, Visitor } from '../../support/request.ts'

const enter = (browser: Visitor, code: string) => browser.submit('/login/mfa', { code })

describe('two-step verification', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  const nurse = () => makeUser(testApp, 'nurse')

  /** A browser in which the password was right and the code is due. */
  async function half(user: TestUser): Promise<Visitor> {
    const browser = new Visitor(testApp)
    const answer = await browser.submit('/login', { username: user.username, password })
    assert.equal(answer.headers['location'], '/login/mfa')
    return browser
  }

  const codeAt = (user: TestUser, seconds = 0) =>
    totpCode(user.totpSeed ?? '', new Date(testApp.clock.now().getTime() + seconds * 1000))

  it('opens the session with a new id; the id of the first step is worth nothing', async () => {
    const user = await nurse()
    const browser = await half(user)
    const earlier = browser.cookie
    assert.equal((await enter(browser, codeAt(user))).headers['location'], '/')
    assert.notEqual(browser.cookie, earlier)
    assert.equal((await browser.get('/')).status, 200)
    const replayed = await supertest(testApp.app).get('/').set('Cookie', earlier)
    assert.equal(replayed.headers['location'], '/login')
    const [row] = await auditRows(testApp, 'sign-in.succeeded')
    assert.deepEqual(row?.details, { factor: 'totp' })
  })

  it('is in front of every form: with the password alone and the right token none is taken', async () => {
    const browser = await half(await nurse())
    const token = csrfTokenOf((await browser.get('/login/mfa')).text)
    const { entries } = createRoutes(testApp.services, createPassport(testApp.services))
    const forms = entries.filter(
      ({ method, declaration }) => method === 'post' && declaration.kind !== 'public',
    )
    assert.ok(forms.length > 15)
    for (const { pattern } of forms) {
      const address = pattern.replaceAll(/:\w+/g, newId())
      if (isForPrograms(pattern)) {
        assert.equal((await browser.send(address, {}, { 'X-CSRFToken': token })).status, 401, pattern)
        continue
      }
      const answer = await browser.post(address, { _csrf: token })
      assert.equal(answer.status, 303, pattern)
      assert.equal(answer.headers['location'], '/login/mfa', pattern)
    }
  })

  it('counts a code once: of two sessions that send it at the same moment, one gets in', async () => {
    const user = await nurse()
    const browsers = [await half(user), await half(user), await half(user)]
    const tokens = await Promise.all(
      browsers.map(async (browser) => csrfTokenOf((await browser.get('/login/mfa')).text)),
    )
    const code = codeAt(user)
    const answers = await Promise.all(
      browsers.map((browser, index) => browser.post('/login/mfa', { code, _csrf: tokens[index] ?? '' })),
    )
    assert.deepEqual(answers.map(({ status }) => String(status)).toSorted(), ['303', '422', '422'])
  })

  it('does not take a code that was used before, in a later session either', async () => {
    const user = await nurse()
    const code = codeAt(user)
    assert.equal((await enter(await half(user), code)).status, 303)
    assert.equal((await enter(await half(user), code)).status, 422)
    testApp.clock.advance({ seconds: 30 })
    assert.equal((await enter(await half(user), code)).status, 422)
  })

  for (const { steps, status } of [
    { steps: -2, status: 422 },
    { steps: -1, status: 303 },
    { steps: 0, status: 303 },
    { steps: 1, status: 303 },
    { steps: 2, status: 422 },
  ]) {
    it(`${status === 303 ? 'takes' : 'refuses'} the code of ${steps} steps from now`, async () => {
      const user = await nurse()
      assert.equal((await enter(await half(user), codeAt(user, steps * 30))).status, status)
    })
  }

  for (const change of ['x', ' ', '0']) {
    it(`refuses a right code with ${JSON.stringify(change)} added, unless it is only a space`, async () => {
      const user = await nurse()
      const answer = await enter(await half(user), `${codeAt(user)}${change}`)
      assert.equal(answer.status, change === ' ' ? 303 : 422)
      assert.doesNotMatch(answer.text, new RegExp(codeAt(user)))
    })
  }

  it('is refused for a while after five wrong codes, a new sign-in or not', async () => {
    const user = await nurse()
    const browser = await half(user)
    for (const _ of Array.from({ length: 5 })) {
      assert.equal((await enter(browser, '000000')).status, 422)
    }
    assert.equal((await enter(await half(user), codeAt(user))).status, 422)
    const [row] = await auditRows(testApp, 'second-factor.failed')
    assert.equal(row?.rule, 'limited')
    assert.equal(row?.actor_id, user.id)
  })

  it('leaves nobody in when the sign-in could not be recorded', async () => {
    const user = await nurse()
    const browser = await half(user)
    const token = csrfTokenOf((await browser.get('/login/mfa')).text)
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const answer = await browser.post('/login/mfa', { code: codeAt(user), _csrf: token })
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(answer.status, 503)
    assert.equal((await browser.get('/')).headers['location'], '/login/mfa')
  })

  it('is not shown to strangers or to those who are in already', async () => {
    assert.equal(
      (await new Visitor(testApp).get('/login/mfa')).headers['location'],
      '/login?next=%2Flogin%2Fmfa',
    )
    const user = await nurse()
    const browser = await half(user)
    await enter(browser, codeAt(user))
    assert.equal((await browser.get('/login/mfa')).status, 303)
  })

  it('is set up first where the role needs it and the person has none; until then nothing opens', async () => {
    const user = await makeUser(testApp, 'nurse', { enrolled: false })
    const browser = new Visitor(testApp)
    const answer = await browser.submit('/login', { username: user.username, password })
    assert.equal(answer.headers['location'], '/account/mfa/setup')
    assert.equal((await browser.get('/patients')).headers['location'], '/account/mfa/setup')
    assert.equal((await browser.get('/login/mfa')).status, 303)
    const page = await browser.get('/account/mfa/setup')
    const seed = /mg-secret">([A-Z2-7 ]+)</.exec(page.text)?.[1]?.replaceAll(' ', '') ?? ''
    assert.equal(seed.length, 32)
    const wrong = await browser.submit('/account/mfa/setup', { code: '000000' })
    assert.equal(wrong.status, 422)
    const right = await browser.submit('/account/mfa/setup', { code: totpCode(seed, testApp.clock.now()) })
    assert.equal(right.headers['location'], '/account/mfa/backup-codes')
    assert.equal((await browser.get('/patients')).status, 200)
    const [row] = await auditRows(testApp, 'second-factor.enrolled')
    assert.equal(row?.actor_id, user.id)
  })

  it('keeps a seed that is being set up when its page is opened twice at once', async () => {
    const user = await makeUser(testApp, 'nurse', { enrolled: false })
    const enrolment = { userId: user.id, sessionId: newId(), at: testApp.clock.now() }
    const { secondFactor, sequelize } = testApp.services
    const seeds = await Promise.all(
      Array.from({ length: 5 }, () =>
        sequelize.transaction((transaction) => secondFactor.seedToSetUp(enrolment, transaction)),
      ),
    )
    assert.equal(new Set(seeds).size, 1)
  })

  it('is not set up when that could not be recorded', async () => {
    const user = await makeUser(testApp, 'nurse', { enrolled: false })
    const browser = new Visitor(testApp)
    await browser.submit('/login', { username: user.username, password })
    const page = (await browser.get('/account/mfa/setup')).text
    const token = csrfTokenOf(page)
    const seed = /mg-secret">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const answer = await browser.post('/account/mfa/setup', {
      code: totpCode(seed, testApp.clock.now()),
      _csrf: token,
    })
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(answer.status, 503)
    const [profile] = await testApp.sql<{ confirmed: boolean }>(
      'SELECT totp_confirmed_at IS NOT NULL AS confirmed FROM security_profiles WHERE user_id = $1',
      [user.id],
    )
    assert.equal(profile?.confirmed, false)
    assert.equal((await browser.get('/')).headers['location'], '/account/mfa/setup')
  })
})
