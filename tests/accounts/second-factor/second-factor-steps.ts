import assert from 'node:assert/strict'
import { totpCode } from '../../../server/accounts/second-factor/totp.ts'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import type { TestApp } from '../../support/test-app.ts'
import { Visitor } from '../../support/request.ts'

/** The code that the app with this seed shows now. */
export const codeNow = (testApp: TestApp, seed: string | null): string =>
  totpCode(seed ?? '', testApp.clock.now())

/** The next code of a user's app: one that was not used before. */
export function freshCode(testApp: TestApp, user: TestUser): string {
  testApp.clock.advance({ seconds: 30 })
  return codeNow(testApp, user.totpSeed)
}

/** A browser in which the password was right and the code is due. */
export async function half(testApp: TestApp, user: TestUser): Promise<Visitor> {
  const browser = new Visitor(testApp)
  const answer = await browser.submit('/login', { username: user.username, password })
  assert.equal(answer.headers['location'], '/login/mfa')
  return browser
}

/** The seed that a page shows for typing. */
export const seedIn = (html: string): string =>
  /mg-secret">([A-Z2-7 ]+)</.exec(html)?.[1]?.replaceAll(' ', '') ?? ''

/** The backup codes that a page shows. */
export const codesIn = (html: string): string[] =>
  [...html.matchAll(/mg-code">([0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{3})</g)].map(([, code = '']) => code)

/** A user who has just set up the second factor at the first sign-in, with the codes that were shown. */
export async function newlyEnrolled(testApp: TestApp, roleName = 'nurse') {
  const user = await makeUser(testApp, roleName, { enrolled: false })
  const browser = new Visitor(testApp)
  await browser.submit('/login', { username: user.username, password })
  const totpSeed = seedIn((await browser.get('/account/mfa/setup')).text)
  const confirmed = await browser.submit('/account/mfa/setup', { code: codeNow(testApp, totpSeed) })
  assert.equal(confirmed.headers['location'], '/account/mfa/backup-codes')
  const codes = codesIn((await browser.get('/account/mfa/backup-codes')).text)
  return { user: { ...user, totpSeed }, browser, codes }
}
