import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sign } from 'cookie-signature'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'
import { freshCode, half } from './second-factor-steps.ts'

describe('a trusted device', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  let user: TestUser
  let browser: Visitor
  /** "medguard-device=…", as this browser keeps it. */
  let cookie: string

  /** Signs in with the code and the box ticked. @returns the device's cookie, if it was set, and its attributes */
  async function trust(person: TestUser) {
    const at = await half(testApp, person)
    const answer = await at.submit('/login/mfa', { code: freshCode(testApp, person), trustDevice: 'on' })
    assert.equal(answer.status, 303)
    const set: string[] = [answer.headers['set-cookie'] ?? []].flat()
    const [value = '', ...attributes] =
      set.find((line) => line.startsWith('medguard-device='))?.split('; ') ?? []
    return { at, cookie: value, attributes }
  }

  beforeEach(async () => {
    user = await makeUser(testApp, 'physician')
    const trusted = await trust(user)
    browser = trusted.at
    cookie = trusted.cookie
  })

  /** Where the password leads with a device's cookie: "/" is in, "/login/mfa" is the code. */
  async function passwordLeadsTo(person: TestUser, device = cookie): Promise<string | undefined> {
    const fresh = new Visitor(testApp)
    const token = csrfTokenOf((await fresh.get('/login')).text)
    const fields = { username: person.username, password, _csrf: token }
    // The session's cookie is the one before the device's: a header of one's own replaces what the browser keeps.
    const answer = await fresh.post('/login', fields, { Cookie: `${fresh.cookie}; ${device}` })
    return answer.headers['location']
  }

  it('is asked for the password only, and that is recorded', async () => {
    assert.equal(await passwordLeadsTo(user), '/')
    const [row] = await auditRows(testApp, 'sign-in.succeeded')
    assert.equal(row?.actor_id, user.id)
    assert.equal(row?.details?.['factor'], 'trusted-device')
    const [trusted] = await auditRows(testApp, 'device.trusted')
    assert.equal(row?.details?.['deviceId'], trusted?.resource_id)
  })

  it('is known by a cookie that scripts and other sites do not get, for as long as the role says', async () => {
    const { attributes } = await trust(user)
    assert.ok(attributes.includes('HttpOnly') && attributes.includes('SameSite=Strict'))
    assert.ok(attributes.includes('Path=/'))
    assert.ok(attributes.includes(`Max-Age=${30 * 86_400}`))
  })

  it('is given a name by its person, and by nobody else', async () => {
    const list = async () => (await browser.get('/account/devices')).text
    const page = /href="(\/account\/devices\/[^"]+\/name)"/.exec(await list())?.[1] ?? ''
    assert.equal((await browser.submit(page, { name: ' ' })).status, 422)
    assert.equal((await browser.submit(page, { name: 'x'.repeat(61) })).status, 422)
    const named = await browser.submit(page, { name: 'Ward 4 <by the window>' })
    assert.equal(named.headers['location'], '/account/devices')
    assert.match(await list(), /Ward 4 &lt;by the window&gt;/)
    assert.equal((await auditRows(testApp, 'device.named'))[0]?.actor_id, user.id)
    const other = (await trust(await makeUser(testApp, 'nurse'))).at
    assert.equal((await other.get(page)).status, 404)
    const token = csrfTokenOf((await other.get('/account/devices')).text)
    assert.equal((await other.post(page, { name: 'Mine', _csrf: token })).status, 404)
    assert.doesNotMatch(await list(), /Mine/)
  })

  it('is stored as a hash of a token of 256 bits', async () => {
    const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? ''
    assert.equal(Buffer.from(token, 'base64url').length, 32)
    const rows = await testApp.sql<{ row: string }>('SELECT t::text AS row FROM trusted_devices t')
    const stored = rows.map(({ row }) => row).join('\n')
    assert.ok(!stored.includes(token))
    assert.ok(!stored.includes(Buffer.from(token, 'base64url').toString('hex')))
    assert.ok(!stored.includes(Buffer.from(token).toString('hex')))
  })

  it('counts as no fresh code: changing the password asks for one, however soon', async () => {
    const visitor = new Visitor(testApp)
    const token = csrfTokenOf((await visitor.get('/login')).text)
    const fields = { username: user.username, password, _csrf: token }
    await visitor.post('/login', fields, { Cookie: `${visitor.cookie}; ${cookie}` })
    const page = await visitor.get('/account/password', { Cookie: visitor.cookie })
    assert.equal(page.status, 200)
    assert.match(page.text, /name="code"/)
    const withCode = await browser.get('/account/password')
    assert.doesNotMatch(withCode.text, /name="code"/)
  })

  it('is worth nothing to another person, nor without the password', async () => {
    assert.equal(await passwordLeadsTo(await makeUser(testApp, 'physician')), '/login/mfa')
    const stranger = new Visitor(testApp)
    const answer = await stranger.get('/', { Cookie: cookie })
    assert.equal(answer.headers['location'], '/login')
  })

  it('is not known by a cookie that was forged, altered, cut or signed with another secret', async () => {
    const value = decodeURIComponent(cookie.split('=')[1] ?? '')
    const [token = ''] = value.split('.')
    const forged = [
      token,
      `${token}.`,
      value.slice(0, -1),
      `${value.startsWith('A') ? 'B' : 'A'}${value.slice(1)}`,
      sign(token, 'a secret that somebody else made up'),
      '',
      '%E0%A4%A',
    ]
    for (const text of forged) {
      assert.equal(await passwordLeadsTo(user, `medguard-device=${text}`), '/login/mfa', text)
    }
  })

  it('is not known by the wrong name that belongs to TLS', async () => {
    assert.equal(await passwordLeadsTo(user, cookie.replace('medguard', '__Host-medguard')), '/login/mfa')
  })

  it('runs out after the days of the role, used or not', async () => {
    testApp.clock.advance({ days: 29, hours: 23 })
    assert.equal(await passwordLeadsTo(user), '/')
    testApp.clock.advance({ hours: 2 })
    assert.equal(await passwordLeadsTo(user), '/login/mfa')
  })

  it('is asked for a code again as soon as the role trusts no device, or fewer days', async () => {
    testApp.clock.advance({ days: 3 })
    const setDays = (days: number) =>
      testApp.sql("UPDATE roles SET trusted_device_days = $1 WHERE name = 'physician'", [days])
    try {
      await setDays(0)
      assert.equal(await passwordLeadsTo(user), '/login/mfa')
      await setDays(2)
      assert.equal(await passwordLeadsTo(user), '/login/mfa')
      await setDays(4)
      assert.equal(await passwordLeadsTo(user), '/')
    } finally {
      await setDays(30)
    }
  })

  for (const role of ['system_admin', 'security_officer', 'audit_reviewer']) {
    it(`cannot be obtained by the role ${role}, whatever the form sends`, async () => {
      const person = await makeUser(testApp, role)
      assert.doesNotMatch((await (await half(testApp, person)).get('/login/mfa')).text, /trustDevice/)
      assert.equal((await trust(person)).cookie, '')
      const rows = await testApp.sql('SELECT FROM trusted_devices WHERE user_id = $1', [person.id])
      assert.equal(rows.length, 0)
    })
  }

  it('cannot be obtained with a wrong code', async () => {
    const answer = await (
      await half(testApp, user)
    ).submit('/login/mfa', { code: '000000', trustDevice: 'on' })
    assert.equal(answer.status, 422)
    assert.ok(![answer.headers['set-cookie'] ?? []].flat().some((line) => line.startsWith('medguard-device')))
  })

  it('is listed to its owner and forgotten at once', async () => {
    const page = await browser.get('/account/devices', { Cookie: `${browser.cookie}; ${cookie}` })
    assert.match(page.text, /This one/)
    const action = /action="(\/account\/devices\/[^"]+\/forget)"/.exec(page.text)?.[1] ?? ''
    const answer = await browser.submit('/account/devices', {}, action)
    assert.equal(answer.headers['location'], '/account/devices')
    assert.equal(await passwordLeadsTo(user), '/login/mfa')
    assert.doesNotMatch((await browser.get('/account/devices')).text, /\/forget"/)
    const [row] = await auditRows(testApp, 'device.forgotten')
    assert.equal(row?.actor_id, user.id)
  })

  it('is neither seen nor forgotten by anybody else', async () => {
    const [device] = await testApp.sql<{ id: string }>('SELECT id FROM trusted_devices WHERE user_id = $1', [
      user.id,
    ])
    const other = await visit(testApp, await makeUser(testApp, 'physician'))
    const page = await other.get('/account/devices')
    assert.doesNotMatch(page.text, new RegExp(device?.id ?? 'none'))
    const token = csrfTokenOf(page.text)
    for (const id of [device?.id, '0198a000-0000-7000-8000-000000000000', 'nothing']) {
      const answer = await other.post(`/account/devices/${id}/forget`, { _csrf: token })
      assert.equal(answer.status, 404)
    }
    assert.equal(await passwordLeadsTo(user), '/')
  })

  it('is forgotten with every change of the password', async () => {
    testApp.clock.advance({ seconds: 30 })
    const newPassword = 'seven green kettles under the pier'
    const answer = await browser.submit('/account/password', {
      currentPassword: password,
      newPassword,
      newPasswordConfirm: newPassword,
    })
    assert.equal(answer.status, 303)
    assert.doesNotMatch((await browser.get('/account/devices')).text, /\/forget"/)
    const fresh = new Visitor(testApp)
    const token = csrfTokenOf((await fresh.get('/login')).text)
    const fields = { username: user.username, password: newPassword, _csrf: token }
    const again = await fresh.post('/login', fields, { Cookie: `${fresh.cookie}; ${cookie}` })
    assert.equal(again.headers['location'], '/login/mfa')
  })

  it('is forgotten when an administrator resets the second factor, and does not return with the next one', async () => {
    const admin = await visit(testApp, await makeUser(testApp, 'system_admin'))
    const page = `/admin/users/${user.id}`
    assert.equal((await admin.submit(page, {}, `${page}/reset-second-factor`)).status, 303)
    assert.equal(await passwordLeadsTo(user), '/account/mfa/setup')
  })
})

describe('wrong codes', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp({ environment: { TRUSTED_PROXIES: '127.0.0.0/8, ::1' } })
  })
  after(() => testApp.close())

  /** Signs in from an address and enters codes there. @returns the status of each */
  async function tryCodes(user: TestUser, address: string, codes: readonly string[]): Promise<number[]> {
    const from = { 'X-Forwarded-For': address }
    const browser = new Visitor(testApp)
    const first = csrfTokenOf((await browser.get('/login', from)).text)
    await browser.post('/login', { username: user.username, password, _csrf: first }, from)
    const token = csrfTokenOf((await browser.get('/login/mfa', from)).text)
    const statuses: number[] = []
    for (const code of codes) {
      statuses.push((await browser.post('/login/mfa', { code, _csrf: token }, from)).status)
    }
    return statuses
  }

  it('are counted over all sign-ins: ten of them from one address get no more than five tries', async () => {
    const user = await makeUser(testApp, 'nurse')
    const wrong = ['000000', '000001']
    for (const _ of Array.from({ length: 10 })) {
      assert.deepEqual(await tryCodes(user, '10.0.0.1', wrong), [422, 422])
    }
    const rules = (await auditRows(testApp, 'second-factor.failed'))
      .filter((row) => row.actor_id === user.id)
      .map(({ rule }) => rule)
    assert.equal(rules.filter((rule) => rule === 'wrong-code').length, 5)
    assert.equal(rules.filter((rule) => rule === 'limited').length, 15)
    assert.deepEqual(await tryCodes(user, '10.0.0.1', [freshCode(testApp, user)]), [422])
  })

  it('are counted over all addresses: twenty within an hour stop everyone', async () => {
    const user = await makeUser(testApp, 'nurse')
    for (const last of Array.from({ length: 10 }).keys()) {
      await tryCodes(user, `10.0.1.${last}`, ['000000', '000001'])
    }
    assert.deepEqual(await tryCodes(user, '10.0.2.1', [freshCode(testApp, user)]), [422])
  })
})
