import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { limits } from '../../../config/security.ts'
import { personAsking } from '../../../server/accounts/person-asking.ts'
import { makeUser, password } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'

const elsewhere = { 'X-Forwarded-For': '198.51.100.7' }

const mustWait = (answer: { status: number; headers: Record<string, string> }) => {
  assert.equal(answer.status, 429)
  assert.match(answer.headers['retry-after'] ?? '', /^[1-9]\d?$/)
}

describe('costly requests', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp({ environment: { TRUSTED_PROXIES: '127.0.0.0/8' } })
  })
  after(() => testApp.close())

  /** As many from this address as are taken in a minute, as other people behind it may have sent them. */
  const exhaust = (asker: string) =>
    Promise.all(
      Array.from({ length: limits.costlyRequestsPerMinute }, () =>
        testApp.services.signInLimits.costlyRequest(asker),
      ),
    )

  const anew = () => testApp.sql('UPDATE rate_limits SET expire = 1')

  it('for a password or a link are put off, and it is said for how long', async () => {
    await anew()
    const stranger = new Visitor(testApp)
    await exhaust('127.0.0.1')
    mustWait(await stranger.submit('/login', { username: 'nobody', password: 'wrong' }))
    mustWait(await stranger.submit('/password/forgot', { email: 'nobody@example.org' }))
  })

  it('are recorded once in a minute where there are too many, with who asked where that is known', async () => {
    await anew()
    const earlier = (await auditRows(testApp, 'request.limited')).length
    await exhaust('127.0.0.1')
    const stranger = new Visitor(testApp)
    for (const name of ['one', 'two', 'three']) {
      mustWait(await stranger.submit('/login', { username: name, password: 'wrong' }))
    }
    const clerk = await makeUser(testApp, 'admin_staff')
    await anew()
    const browser = await visit(testApp, clerk)
    await exhaust(personAsking(clerk.id))
    for (const email of ['one@example.org', 'two@example.org']) {
      const answer = await browser.submit('/account/email', { email, currentPassword: 'not it' })
      mustWait(answer)
    }
    const rows = (await auditRows(testApp, 'request.limited')).slice(0, -earlier || undefined)
    assert.deepEqual(
      rows.map(({ outcome, rule, actor_id: actor }) => ({ outcome, rule, actor })),
      [
        { outcome: 'refused', rule: 'costly', actor: clerk.id },
        { outcome: 'refused', rule: 'costly', actor: null },
      ],
    )
  })

  it('for a code are put off for whose they are, however many others stand behind the same address', async () => {
    await anew()
    const nurse = await makeUser(testApp, 'nurse')
    const browser = new Visitor(testApp)
    await browser.submit('/login', { username: nurse.username, password })
    await exhaust('127.0.0.1')
    assert.equal((await browser.submit('/login/mfa', { code: '000000' })).status, 422)
    await exhaust(personAsking(nurse.id))
    mustWait(await browser.submit('/login/mfa', { code: '000000' }))
  })

  it('of somebody who has signed in are counted for them, in whatever browsers', async () => {
    await anew()
    const clerk = await makeUser(testApp, 'admin_staff')
    const browser = await visit(testApp, clerk)
    await exhaust('127.0.0.1')
    const form = { email: 'another@example.org', currentPassword: 'not it' }
    assert.equal((await browser.submit('/account/email', form)).status, 422)
    await exhaust(personAsking(clerk.id))
    assert.equal((await browser.submit('/account/email', form)).status, 429)
  })

  it('of somebody who signs in from one fresh browser after another get no new tries with each', async () => {
    await anew()
    const insider = await makeUser(testApp, 'admin_staff')
    const browsers = [new Visitor(testApp), new Visitor(testApp)] as const
    for (const browser of browsers) {
      await browser.signIn(insider)
      await browser.post('/logout', { _csrf: await browser.token() })
    }
    await exhaust(`people ${insider.id}`)
    for (const browser of browsers) {
      mustWait(await browser.submit('/password/forgot', { email: 'nobody@example.org' }))
    }
  })

  it('to resume a held session are put off for a stranger with its cookie alone', async () => {
    await anew()
    const clerk = await makeUser(testApp, 'admin_staff')
    const thief = new Visitor(testApp)
    const { cookie } = await visit(testApp, clerk)
    const page = await thief.get('/login/resume', { ...elsewhere, Cookie: cookie })
    await exhaust(elsewhere['X-Forwarded-For'])
    const fields = { password: 'guessed', _csrf: csrfTokenOf(page.text) }
    mustWait(await thief.post('/login/resume', fields, { ...elsewhere, Cookie: cookie }))
  })

  it('of a known device are counted by themselves: a whole hospital may stand behind one address', async () => {
    await anew()
    const clerk = await makeUser(testApp, 'admin_staff')
    const ward = await visit(testApp, clerk)
    const page = await ward.get('/patients')
    await ward.post('/logout', { _csrf: csrfTokenOf(page.text) })
    await exhaust('127.0.0.1')
    const answer = await ward.submit('/login', { username: clerk.username, password })
    assert.equal(answer.status, 303)
  })
})
