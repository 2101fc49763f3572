import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { totpCode } from '../../../server/accounts/second-factor/totp.ts'
import { startServerProcess, type MeasuredServer } from '../../bench/measuring/server-process.ts'
import { productionSettings, wardHeaders } from '../../bench/settings.ts'
import { witnessFileFor } from '../../support/database.ts'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { csrfTokenOf } from '../../support/request.ts'
import { testFieldKey } from '../../support/test-environment.ts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

type Reply = { readonly status: number; readonly location: string | null; readonly text: string }

/** A browser that may go to any of several servers with the same cookies, as behind a load balancer. */
class RoamingBrowser {
  readonly cookies = new Map<string, string>()

  async get(server: MeasuredServer, path: string): Promise<Reply> {
    return this.#ask(`${server.url}${path}`, {})
  }

  async post(
    server: MeasuredServer,
    path: string,
    fields: Record<string, string>,
    from?: string,
  ): Promise<Reply> {
    const headers = from === undefined ? {} : { 'X-Forwarded-For': from }
    return this.#ask(`${server.url}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers })
  }

  async submit(
    server: MeasuredServer,
    path: string,
    fields: Record<string, string>,
    from?: string,
  ): Promise<Reply> {
    const page = await this.get(server, path)
    return this.post(server, path, { ...fields, _csrf: csrfTokenOf(page.text) }, from)
  }

  async #ask(url: string, init: RequestInit): Promise<Reply> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...wardHeaders, ...(cookie === '' ? {} : { Cookie: cookie }), ...init.headers }
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      this.cookies.set(name, value)
    }
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      text: await answer.text(),
    }
  }
}

async function half(user: TestUser, server: MeasuredServer): Promise<RoamingBrowser> {
  const browser = new RoamingBrowser()
  const answer = await browser.submit(server, '/login', { username: user.username, password })
  assert.equal(answer.location, '/login/mfa')
  return browser
}

describe('two servers on one database', () => {
  let testApp: TestApp
  let one: MeasuredServer
  let other: MeasuredServer

  before(async () => {
    testApp = await startTestApp()
    const environment = {
      ...productionSettings(testApp.urls),
      FIELD_ENCRYPTION_KEY: testFieldKey,
      AUDIT_WITNESS_FILE: witnessFileFor(testApp.urls.appUrl),
    }
    const start = (name: string) =>
      startServerProcess({
        name,
        program: 'tests/support/server-on-a-weekday.js',
        environment,
        profile: undefined,
      })
    ;[one, other] = await Promise.all([start('one'), start('other')])
  })
  after(async () => {
    await Promise.all([one.stop(), other.stop()])
    await testApp.close()
  })

  /** The servers' clocks stand where that of the house does. */
  const codeNow = (user: TestUser) => totpCode(user.totpSeed ?? '', testApp.clock.now())

  async function signedIn(user: TestUser, server: MeasuredServer): Promise<RoamingBrowser> {
    const browser = await half(user, server)
    await testApp.sql('UPDATE security_profiles SET totp_last_step = 0 WHERE user_id = $1', [user.id])
    const answer = await browser.submit(server, '/login/mfa', { code: codeNow(user) })
    assert.equal(answer.status, 303)
    return browser
  }

  type Wrong = {
    readonly user: TestUser
    readonly count: number
    readonly from: (index: number) => string
    /** Cookies that the browsers have already. */
    readonly device?: RoamingBrowser
  }

  /** Sends wrong passwords over both servers at the same moment. */
  async function guess({ user, count, from, device }: Wrong): Promise<Reply[]> {
    const browsers = await Promise.all(
      [one, other].map(async (server) => {
        const browser = new RoamingBrowser()
        for (const [name, value] of device?.cookies ?? []) {
          browser.cookies.set(name, value)
        }
        const token = csrfTokenOf((await browser.get(server, '/login')).text)
        return { server, browser, token }
      }),
    )
    return Promise.all(
      times(count).map((index) => {
        const { server, browser, token } = browsers[index % 2] ?? assert.fail()
        const fields = { username: user.username, password: 'wrong', _csrf: token }
        return browser.post(server, '/login', fields, from(index))
      }),
    )
  }

  /** How often a wrong answer for this account was recorded, by what was done with it. */
  async function recorded(user: TestUser): Promise<Map<string, number>> {
    const rows = await testApp.sql<{ rule: string; count: number }>(
      `SELECT rule, count(*)::integer AS count FROM audit_events
       WHERE actor_name = $1 AND event IN ('sign-in.failed', 'sign-in.limited') GROUP BY rule`,
      [user.username],
    )
    return new Map(rows.map(({ rule, count }) => [rule, count]))
  }

  /** How many passwords were looked at, of this many wrong ones that came over both servers at the same moment. */
  async function lookedAt(count: number, from: (index: number) => string): Promise<number> {
    const user = await makeUser(testApp, 'admin_staff')
    const answers = await guess({ user, count, from })
    assert.ok(answers.every(({ status }) => status === 422))
    const counts = await recorded(user)
    assert.equal((counts.get('wrong-password') ?? 0) + (counts.get('limited') ?? 0), count)
    const locks = await testApp.sql(
      `SELECT FROM audit_events WHERE actor_name = $1 AND event = 'sign-in.locked' AND details->>'locks' = 'everywhere'`,
      [user.username],
    )
    assert.ok(locks.length <= 1)
    return counts.get('wrong-password') ?? 0
  }

  it('look at exactly twenty of 200 wrong passwords from many addresses', async () => {
    assert.equal(await lookedAt(200, (index) => `10.9.0.${index % 50}`), 20)
  })

  it('look at exactly five of 100 wrong passwords from one address', async () => {
    assert.equal(await lookedAt(100, () => '10.8.0.1'), 5)
  })

  it('look at five of 200 from one address, and let no more than 120 a minute come so far', async () => {
    const user = await makeUser(testApp, 'admin_staff')
    const answers = await guess({ user, count: 200, from: () => '10.7.0.1' })
    assert.equal(answers.filter(({ status }) => status === 422).length, 120)
    assert.equal(answers.filter(({ status }) => status === 429).length, 80)
    const counts = await recorded(user)
    assert.deepEqual([counts.get('wrong-password'), counts.get('limited')], [5, 115])
  })

  it('count a device that is known by itself: a stranger locks nobody out of it, and it gives five tries', async () => {
    const user = await makeUser(testApp, 'admin_staff')
    const device = new RoamingBrowser()
    const signIn = (server: MeasuredServer) =>
      device.submit(server, '/login', { username: user.username, password })
    const signOut = async (server: MeasuredServer) =>
      device.post(server, '/logout', { _csrf: csrfTokenOf((await device.get(server, '/patients')).text) })
    assert.equal((await signIn(one)).status, 303)
    assert.equal((await signOut(one)).status, 303)
    await guess({ user, count: 60, from: (index) => `10.6.0.${index}` })
    assert.equal((await recorded(user)).get('wrong-password'), 20)
    const stranger = new RoamingBrowser()
    const known = { username: user.username, password }
    assert.equal((await stranger.submit(other, '/login', known, '10.6.1.1')).status, 422)
    assert.equal((await signIn(other)).status, 303)
    assert.equal((await signOut(other)).status, 303)
    await guess({ user, count: 40, from: () => '10.6.2.1', device })
    assert.equal((await recorded(user)).get('wrong-password'), 25)
    assert.equal((await signIn(one)).status, 422)
  })

  it('see each other’s locks at once, and let the account in from elsewhere', async () => {
    const user = await makeUser(testApp, 'admin_staff')
    const right = (server: MeasuredServer, from: string) =>
      new RoamingBrowser().submit(server, '/login', { username: user.username, password }, from)
    const browser = new RoamingBrowser()
    for (const _ of times(5)) {
      await browser.submit(one, '/login', { username: user.username, password: 'wrong' }, '10.5.0.1')
    }
    assert.equal((await right(other, '10.5.0.1')).status, 422)
    assert.equal((await right(other, '10.5.0.2')).status, 303)
  })

  it('take a code once between them', async () => {
    const user = await makeUser(testApp, 'nurse')
    const [here, there] = [await half(user, one), await half(user, other)]
    const tokens = await Promise.all([here.get(one, '/login/mfa'), there.get(other, '/login/mfa')])
    const [first = '', second = ''] = tokens.map(({ text }) => csrfTokenOf(text))
    const code = codeNow(user)
    const answers = await Promise.all([
      here.post(one, '/login/mfa', { code, _csrf: first }),
      there.post(other, '/login/mfa', { code, _csrf: second }),
    ])
    assert.deepEqual(answers.map(({ status }) => String(status)).toSorted(), ['303', '422'])
  })

  it('share sessions: one ended at one is refused at the other at once', async () => {
    const browser = await signedIn(await makeUser(testApp, 'nurse'), one)
    const kept = new RoamingBrowser()
    for (const [name, value] of browser.cookies) {
      kept.cookies.set(name, value)
    }
    const page = await kept.get(other, '/patients')
    assert.equal(page.status, 200)
    assert.equal((await browser.post(one, '/logout', { _csrf: csrfTokenOf(page.text) })).status, 303)
    assert.equal((await kept.get(other, '/patients')).location, '/login?next=%2Fpatients')
  })

  it('follow a change of role and a disabled account at the next request, each of them', async () => {
    const user = await makeUser(testApp, 'nurse')
    const browser = await signedIn(user, one)
    assert.equal((await browser.get(other, '/patients')).status, 200)
    await testApp.sql(
      `UPDATE users SET role_id = (SELECT id FROM roles WHERE name = 'system_admin') WHERE id = $1`,
      [user.id],
    )
    assert.equal((await browser.get(one, '/patients')).status, 403)
    assert.equal((await browser.get(other, '/patients')).status, 403)
    await testApp.sql('UPDATE users SET active = false WHERE id = $1', [user.id])
    assert.equal((await browser.get(other, '/')).location, '/login')
  })

  it('leave five sessions of one person when many sign in at both at once', async () => {
    const user = await makeUser(testApp, 'admin_staff')
    const browsers = await Promise.all(
      times(12).map(async (index) => {
        const browser = new RoamingBrowser()
        const server = index % 2 === 0 ? one : other
        const token = csrfTokenOf((await browser.get(server, '/login')).text)
        return { browser, server, token }
      }),
    )
    for (const group of [browsers.slice(0, 5), browsers.slice(5, 9), browsers.slice(9)]) {
      await Promise.all(
        group.map(({ browser, server, token }) =>
          browser.post(server, '/login', { username: user.username, password, _csrf: token }),
        ),
      )
    }
    const open = await testApp.sql('SELECT FROM session_metadata WHERE user_id = $1 AND ended_at IS NULL', [
      user.id,
    ])
    assert.equal(open.length, 5)
  })
})
