import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { totpCode } from '../../server/accounts/second-factor/totp.ts'
import { password, type TestUser } from '../support/factories.ts'
import { openSession } from '../support/signed-in-session.ts'
import type { TestApp } from '../support/test-app.ts'
import { findNewViolations } from './pages-looked-at.ts'

const screens = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 } },
  'without JavaScript': { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
} as const satisfies Record<string, BrowserContextOptions>

/** How long something may take to appear: long, since only what never comes is a fault, and a machine may be busy. */
export const patienceMs = 240_000

/** A person at a browser: acts by labels and buttons, and finds every page it comes to accessible. */
export class Person {
  readonly page: Page
  readonly #testApp: TestApp
  readonly #baseUrl: string
  readonly #checksAccess: boolean

  private constructor(page: Page, testApp: TestApp, baseUrl: string, checksAccess: boolean) {
    this.page = page
    this.#testApp = testApp
    this.#baseUrl = baseUrl
    this.#checksAccess = checksAccess
  }

  static async sitsDown(
    browser: Browser,
    testApp: TestApp,
    baseUrl: string,
    screen: keyof typeof screens = 'desktop',
  ): Promise<Person> {
    const context = await browser.newContext({ ...screens[screen], acceptDownloads: true })
    const page = await context.newPage()
    page.setDefaultTimeout(patienceMs)
    return new Person(page, testApp, baseUrl, screen !== 'without JavaScript')
  }

  /** Signs in through the form, with a code from the app where one is asked for. */
  async signsIn(user: TestUser): Promise<void> {
    await this.opens('/login')
    await this.page.getByLabel('Username').fill(user.username)
    await this.page.getByLabel('Password', { exact: true }).fill(password)
    await this.presses('Sign in')
    if (user.totpSeed !== null) {
      await this.seesHeading('Enter your code')
      this.#testApp.clock.advance({ seconds: 30 })
      await this.page.getByLabel('One-time code').fill(totpCode(user.totpSeed, this.#testApp.clock.now()))
      await this.presses('Continue')
    }
    await this.seesHeading(/./)
    assert.ok(!new URL(this.page.url()).pathname.startsWith('/login'), 'signed in')
  }

  /** Has signed in before the journey begins, which is not about that: the first page is still to be opened. */
  async hasSignedIn(user: TestUser): Promise<void> {
    const session = await openSession(
      this.#testApp,
      user,
      await this.page.evaluate<string>('navigator.userAgent'),
    )
    assert.ok(session, 'more is due than a password and a code')
    await this.page.context().addCookies(
      Object.entries(session.cookies).map(([name, value]) => ({
        name,
        value: encodeURIComponent(value),
        url: this.#baseUrl,
        httpOnly: true,
        sameSite: 'Strict' as const,
      })),
    )
  }

  /** The code that the person's app shows next. */
  nextCode(user: TestUser): string {
    this.#testApp.clock.advance({ seconds: 30 })
    return totpCode(user.totpSeed ?? '', this.#testApp.clock.now())
  }

  async opens(address: string): Promise<void> {
    await this.page.goto(new URL(address, this.#baseUrl).href)
    await this.#looksAround()
  }

  async follows(link: string | RegExp): Promise<void> {
    await this.#goesBy(this.page.getByRole('link', { name: link }).first())
  }

  async presses(button: string | RegExp): Promise<void> {
    await this.#goesBy(this.page.getByRole('button', { name: button }).first())
  }

  async unfolds(summary: string): Promise<void> {
    await this.page.locator('summary', { hasText: summary }).first().click()
  }

  /** Unfolds who is signed in, and signs them out. */
  async signsOut(): Promise<void> {
    await this.page.locator('.mg-person > summary').click()
    await this.presses('Sign out')
  }

  async fills(fields: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) {
      await this.page.getByLabel(label).fill(value)
    }
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor()
  }

  async seesHeading(text: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: text }).waitFor()
  }

  async doesNotSee(text: string | RegExp): Promise<void> {
    assert.equal(await this.page.getByText(text).count(), 0, `sees ${String(text)}`)
  }

  async standsUp(): Promise<void> {
    await this.page.context().close()
  }

  /** Nothing is loaded in place: every link and button leads to a new page, be it the same address. */
  async #goesBy(target: Locator): Promise<void> {
    const arrived = this.page.waitForEvent('load')
    await target.click()
    await arrived
    await this.#looksAround()
  }

  /** Every page of a journey is checked; with SCREENSHOTS=<folder> it is kept as a picture too. */
  async #looksAround(): Promise<void> {
    const { pathname } = new URL(this.page.url())
    const folder = process.env['SCREENSHOTS']
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true })
      const width = this.page.viewportSize()?.width ?? 0
      const name = `${pathname.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 60)}-${width}.png`
      await this.page.screenshot({ path: path.join(folder, name), fullPage: true })
    }
    if (this.#checksAccess) {
      assert.deepEqual(await findNewViolations(this.page), [], pathname)
    }
    const overflow: unknown = await this.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    assert.equal(overflow, 0, `${pathname} is wider than the screen`)
  }
}
