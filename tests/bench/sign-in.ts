import { totpCode } from '../../server/accounts/second-factor/totp.ts'
import { sessionCookieNames } from '../../server/http/sessions/session-cookie.ts'
import { physician } from './made-up/physician.ts'
import { wardHeaders } from './settings.ts'

const tokenPattern = /name="_csrf" value="([^"]+)"/

type Answer = { readonly status: number; readonly location: string | null; readonly html: string }

/** A browser as far as signing in needs one: keeps its cookie and sends forms with the token of their page. */
class SignInBrowser {
  readonly #url: string
  cookie = ''

  constructor(url: string) {
    this.#url = url
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = {
      ...wardHeaders,
      ...(this.cookie === '' ? {} : { Cookie: this.cookie }),
      ...init.headers,
    }
    const answer = await fetch(`${this.#url}${path}`, { ...init, headers, redirect: 'manual' })
    const given = answer.headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith(`${sessionCookieNames.tls}=`))
    this.cookie = given?.split(';')[0] ?? this.cookie
    return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() }
  }

  async submit(path: string, fields: Record<string, string>): Promise<Answer> {
    const page = await this.#ask(path)
    const token = tokenPattern.exec(page.html)?.[1] ?? ''
    return this.#ask(path, { method: 'POST', body: new URLSearchParams({ ...fields, _csrf: token }) })
  }
}

/**
 * Signs the physician in with password and code, as a person would.
 * @returns the session's cookie, as a request sends it
 */
export async function signIn(url: string, now: Date): Promise<string> {
  const browser = new SignInBrowser(url)
  const { username, password, totpSeed } = physician
  const first = await browser.submit('/login', { username, password })
  const second = await browser.submit('/login/mfa', { code: totpCode(totpSeed, now) })
  if (first.status !== 303 || second.status !== 303) {
    throw new Error(`signing in answered ${first.status} and ${second.status}`)
  }
  return browser.cookie
}
