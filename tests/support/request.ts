import supertest, { type Response } from 'supertest'
import { totpCode } from '../../server/accounts/second-factor/totp.ts'
import { password, type TestUser } from './factories.ts'
import type { TestApp } from './test-app.ts'
import { askedFor, openConnections } from './listening.ts'
import { openSession, type SignedInSession } from './signed-in-session.ts'

const userAgent = 'Ward browser 1'

const tokenPattern = /name="_csrf" value="([^"]+)"/

/** The token of a page's forms. */
export function csrfTokenOf(html: string): string {
  const token = tokenPattern.exec(html)?.[1]
  if (token === undefined) {
    throw new Error('the page has no form')
  }
  return token
}

/** A browser without JavaScript: keeps cookies, and posts forms with the token of the page they stand on. */
export class Visitor {
  readonly #agent: ReturnType<typeof supertest.agent>
  readonly #testApp: TestApp
  #cookie = ''
  #token: string | undefined

  constructor(testApp: TestApp) {
    this.#testApp = testApp
    this.#agent = supertest.agent(askedFor(testApp.app)).set('User-Agent', userAgent)
  }

  /** The session cookie as this browser holds it now, "medguard=…": to replay it later from elsewhere. */
  get cookie(): string {
    return this.#cookie
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#keep(await this.#agent.get(path).agent(openConnections).set(headers))
  }

  /** Posts as a script would: no token unless given. @param fields as text they are sent as they are */
  async post(
    path: string,
    fields: Record<string, string> | string = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.#keep(
      await this.#agent.post(path).agent(openConnections).type('form').set(headers).send(fields),
    )
  }

  async head(path: string): Promise<Response> {
    return this.#keep(await this.#agent.head(path))
  }

  /** Posts JSON as a program would: no token unless given. @param body as text it is sent as it is */
  async send(path: string, body: object | string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#keep(await this.#agent.post(path).type('application/json').set(headers).send(body))
  }

  /** Opens a page and sends a form that stands on it. */
  async submit(page: string, fields: Record<string, string>, action = page): Promise<Response> {
    const opened = await this.get(page)
    return this.post(action, { ...fields, _csrf: csrfTokenOf(opened.text) })
  }

  /** The token that this browser's forms carry. */
  async token(): Promise<string> {
    this.#token ??= csrfTokenOf((await this.get('/account/sessions')).text)
    return this.#token
  }

  #keep(response: Response): Response {
    const set: string[] = [response.headers['set-cookie'] ?? []].flat()
    const cookie = set.findLast((one) => one.startsWith('medguard='))?.split(';')[0]
    if (cookie !== undefined) {
      this.#cookie = cookie
      // Another session has another token.
      this.#token = undefined
    }
    return response
  }

  /** Goes on with a session that was opened past the pages. */
  holds({ cookies, formToken }: SignedInSession): this {
    const set = Object.entries(cookies).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    this.#agent.jar.setCookies(set, '127.0.0.1', '/')
    this.#cookie = set.find((cookie) => cookie.startsWith('medguard=')) ?? ''
    this.#token = formToken
    return this
  }

  /** Signs in completely, with a code where one is due. */
  async signIn(user: TestUser): Promise<this> {
    const first = await this.submit('/login', { username: user.username, password })
    if (first.headers['location'] === '/login/mfa' && user.totpSeed !== null) {
      // A code counts once: without moving on, the second sign-in of a test would replay the first one's.
      this.#testApp.clock.advance({ seconds: 30 })
      const second = await this.submit('/login/mfa', {
        code: totpCode(user.totpSeed, this.#testApp.clock.now()),
      })
      if (second.status !== 303) {
        throw new Error(`the code was refused with ${second.status}`)
      }
    } else if (first.status !== 303) {
      throw new Error(`the password was refused with ${first.status}`)
    }
    return this
  }
}

/**
 * Signs someone in with a browser of their own: past the pages, where these would ask for no more than password and code. What is
 * about signing in itself takes `new Visitor(testApp).signIn(user)`.
 */
export async function visit(testApp: TestApp, user: TestUser): Promise<Visitor> {
  const visitor = new Visitor(testApp)
  const session = await openSession(testApp, user, userAgent)
  return session === undefined ? visitor.signIn(user) : visitor.holds(session)
}

/** The newest audit rows of an event, as the database has them. */
export function auditRows(testApp: TestApp, event: string) {
  return testApp.sql<{
    event: string
    outcome: string
    severity: string
    actor_id: string | null
    patient_id: string | null
    patient_ids: string[] | null
    rule: string | null
    grant_id: string | null
    address: string | null
    resource_id: string | null
    details: Record<string, unknown> | null
  }>('SELECT * FROM audit_events WHERE event = $1 ORDER BY occurred_at DESC, id DESC', [event])
}
