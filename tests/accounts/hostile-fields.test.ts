import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { localAddress } from '../../server/accounts/local-address.ts'
import { totpCode } from '../../server/accounts/second-factor/totp.ts'
import { makeUser, password, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, csrfTokenOf, Visitor } from '../support/request.ts'

const bodies = (username: string): Record<string, string> => ({
  'the username twice': `username=${username}&username=x&password=${password}`,
  'the password twice': `username=${username}&password=${password}&password=x`,
  'the username as a list': `username[]=${username}&password=${password}`,
  'the username as an object': `username[$ne]=&password[$ne]=`,
  'a prototype': `username=${username}&password=x&__proto__[x]=1&__proto__=1&constructor=1`,
  'a prototype in brackets': `username=x&password=y&a[__proto__][x]=1`,
  'no field': '',
  'empty fields': 'username=&password=',
  NUL: `username=${username}%00&password=${encodeURIComponent(password)}%00`,
  'a lone surrogate': `username=%ED%A0%80&password=%ED%B0%80`,
  'broken percent signs': `username=%E0%A4%A&password=%`,
  SQL: `username=${encodeURIComponent("' OR 1=1; DROP TABLE users; --")}&password=x`,
  'a very long username': `username=${'a'.repeat(100_000)}&password=x`,
  'a very long password': `username=${username}&password=${'a'.repeat(200_000)}`,
  'line breaks': `username=${encodeURIComponent('x\r\nsign-in.succeeded\u001b[2J')}&password=x`,
  markup: `username=${encodeURIComponent('"><script>alert(1)</script>')}&password=x`,
})

describe('the sign-in form', () => {
  let testApp: TestApp
  let clerk: TestUser
  let browser: Visitor
  let token: string

  before(async () => {
    testApp = await startTestApp()
    clerk = await makeUser(testApp, 'admin_staff')
    browser = new Visitor(testApp)
    token = csrfTokenOf((await browser.get('/login')).text)
  })
  after(() => testApp.close())

  for (const name of Object.keys(bodies(''))) {
    it(`answers ${name} with an error of the form, and lets nobody in`, async () => {
      const answer = await browser.post('/login', `${bodies(clerk.username)[name]}&_csrf=${token}`)
      assert.equal(answer.status, 422)
      assert.doesNotMatch(answer.text, /<script>alert/)
      assert.equal((await browser.get('/')).headers['location'], '/login')
    })
  }

  it('writes what was typed as a name into the audit log so that it cannot pass for a line of its own', async () => {
    const rows = await testApp.sql<{ actor_name: string }>(
      `SELECT actor_name FROM audit_events WHERE actor_name LIKE 'x%sign-in.succeeded%'`,
    )
    assert.deepEqual(rows, [{ actor_name: 'x\\u000d\\u000asign-in.succeeded\\u001b[2J' }])
  })

  it('ignores fields that are not its own', async () => {
    const own = new Visitor(testApp)
    const answer = await own.submit('/login', {
      username: clerk.username,
      password,
      role: 'system_admin',
      userId: '0198a000-0000-7000-8000-000000000000',
      secondFactorAt: '2026-01-01',
    })
    assert.equal(answer.status, 303)
    assert.equal((await own.get('/admin/users')).status === 200, false)
    const [row] = await auditRows(testApp, 'sign-in.succeeded')
    assert.equal(row?.actor_id, clerk.id)
  })

  it('answers a body over the limit with 413, packed or not, and too many fields too', async () => {
    const large = `username=${'a'.repeat(300_000)}&_csrf=${token}`
    assert.equal((await browser.post('/login', large)).status, 413)
    const fields = Array.from({ length: 300 }, (_, index) => `f${index}=1`).join('&')
    assert.equal((await browser.post('/login', `${fields}&_csrf=${token}`)).status, 413)
    const packed = await fetch(`${await testApp.serve()}/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Encoding': 'gzip' },
      body: gzipSync('a'.repeat(5_000_000)),
    })
    assert.equal(packed.status, 413)
  })

  it('answers a body that cannot be read with 400', async () => {
    for (const headers of [
      { 'Content-Encoding': 'gzip' },
      { 'Content-Encoding': 'made-up' },
      { 'Content-Type': 'application/x-www-form-urlencoded; charset=made-up' },
    ]) {
      const answer = await browser.post('/login', `username=x&_csrf=${token}`, headers)
      assert.equal(answer.status, 400, JSON.stringify(headers))
      assert.match(answer.text, /bad-request/)
    }
  })
})

const strange = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  ' //evil.example',
  'https://evil.example/',
  'https:evil.example',
  'http:/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/.//evil.example',
  '/%2f%2fevil.example',
  '/%5cevil.example',
  '/./%2Fevil.example',
  '/x/..//evil.example',
  '/patients\r\nSet-Cookie: x=1',
  '/päge',
  '@evil.example',
  '.evil.example',
  '',
]

describe('going on after signing in', () => {
  let testApp: TestApp
  let clerk: TestUser

  before(async () => {
    testApp = await startTestApp()
    clerk = await makeUser(testApp, 'admin_staff')
  })
  after(() => testApp.close())

  const goTo = async (next: string) => {
    const browser = new Visitor(testApp)
    const page = await browser.get(`/login?next=${encodeURIComponent(next)}`)
    const offered = /name="next" value="([^"]*)"/.exec(page.text)?.[1]
    const fields = { username: clerk.username, password, next, _csrf: csrfTokenOf(page.text) }
    return { offered, location: (await browser.post('/login', fields)).headers['location'] }
  }

  for (const next of strange) {
    it(`stays at home instead of following ${JSON.stringify(next)}`, async () => {
      assert.deepEqual(await goTo(next), { offered: undefined, location: '/' })
    })
  }

  it('follows a path on this host', async () => {
    for (const next of ['/patients?q=a%20b', '/patients/%5Cevil.example']) {
      assert.equal((await goTo(next)).location, next)
    }
  })

  it('goes where the stranger wanted to go, also after two-step verification', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const browser = new Visitor(testApp)
    const sent = await browser.get('/patients?q=modise')
    assert.equal(sent.headers['location'], '/login?next=%2Fpatients%3Fq%3Dmodise')
    const first = await browser.submit('/login', {
      username: nurse.username,
      password,
      next: '/patients?q=modise',
    })
    assert.equal(first.headers['location'], '/login/mfa')
    const code = totpCode(nurse.totpSeed ?? '', testApp.clock.now())
    const second = await browser.submit('/login/mfa', { code })
    assert.equal(second.headers['location'], '/patients?q=modise')
  })

  it('does not send the next person where the one before wanted to go', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const browser = new Visitor(testApp)
    await browser.submit('/login', { username: nurse.username, password, next: '/patients?q=modise' })
    const other = await makeUser(testApp, 'nurse')
    await browser.submit('/login', { username: other.username, password })
    const answer = await browser.submit('/login/mfa', {
      code: totpCode(other.totpSeed ?? '', testApp.clock.now()),
    })
    assert.equal(answer.headers['location'], '/')
  })

  it('never leaves this host, whatever the text', () => {
    const base = 'https://medguard.example'
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('/', '\\', '.', '%', '5', 'c', '2', 'f', ':', '@', '\t', '\n', 'e', '?', '#'))
        .map((parts) => `/${parts.join('')}`),
    )
    fc.assert(
      fc.property(text, (next) => {
        const address = localAddress(next)
        if (address === undefined) {
          return
        }
        assert.equal(new URL(address, base).origin, base)
        assert.equal(
          new URL(address.replaceAll('%5c', '\\').replaceAll('%2f', '/'), `${base}/x`).protocol,
          'https:',
        )
      }),
      { numRuns: 2_000 },
    )
  })
})
