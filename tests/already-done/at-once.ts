import assert from 'node:assert/strict'
import type { Response } from 'supertest'
import { makeUser, type TestUser } from '../support/factories.ts'
import type { TestApp } from '../support/test-app.ts'
import { visit, type Visitor } from '../support/request.ts'

/** Somebody at a browser. */
export type Person = TestUser & { readonly browser: Visitor }

/** Somebody of a role who has signed in. */
export async function personOf(testApp: TestApp, role: string, displayName: string): Promise<Person> {
  const user = await makeUser(testApp, role, { displayName })
  return { ...user, browser: await visit(testApp, user) }
}

/** Their codes count as fresh again, however far the clock was moved. */
export const freshCodes = (testApp: TestApp) =>
  testApp.sql('UPDATE session_metadata SET second_factor_at = $1, last_seen_at = $1', [testApp.clock.now()])

/** The words of a page, without its tags and the marks that isolate names. */
export const wordsOf = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll('&#x27;', '’')
    .replaceAll(/\s+/g, ' ')

type RaceResult = { readonly winner: Person; readonly loser: Person; readonly late: Response }

/**
 * Two people send something at the same moment: one of them does it.
 * @param expected.late the status of anyone who comes too late
 */
export async function atOnce(
  people: readonly [Person, Person],
  send: (person: Person) => Promise<Response>,
  { late: status = 409 }: { late?: number } = {},
): Promise<RaceResult> {
  // Their tokens beforehand: then the two requests are all that is under way.
  for (const { browser } of people) {
    await browser.token()
  }
  const [one, other] = await Promise.all([send(people[0]), send(people[1])])
  assert.deepEqual(
    [one.status, other.status].toSorted((a, b) => a - b),
    [303, status].toSorted((a, b) => a - b),
    `${wordsOf(one.text).slice(0, 600)}\n${wordsOf(other.text).slice(0, 600)}`,
  )
  const first = one.status === 303
  return {
    winner: first ? people[0] : people[1],
    loser: first ? people[1] : people[0],
    late: first ? other : one,
  }
}

/** Posts with the token of the browser. */
export const post = async ({ browser }: Person, path: string, fields: Record<string, string> = {}) =>
  browser.post(path, { ...fields, _csrf: await browser.token() })

/** Says who did it and when, leads on, and puts the attempt on record once, as what it was. */
export async function toldWhoDidIt(
  testApp: TestApp,
  { winner, late }: RaceResult,
  expected: { done: string; event: string; next: string; by?: string },
): Promise<void> {
  const { done, event, next, by = winner.displayName } = expected
  const at = testApp.services.time.dateTime(testApp.clock.now())
  const words = wordsOf(late.text)
  assert.ok(words.includes(`was already ${done} by ${by} at ${at}.`), words.slice(0, 1_500))
  assert.doesNotMatch(words, /Page not found/)
  assert.ok(late.text.includes(`href="${next}"`), `leads to ${next}`)
  const rows = await testApp.sql<{ outcome: string; rule: string | null }>(
    `SELECT outcome, rule FROM audit_events WHERE event = $1 AND occurred_at >= $2 AND rule = 'already-done'`,
    [event, testApp.clock.now()],
  )
  assert.deepEqual(rows, [{ outcome: 'failure', rule: 'already-done' }], event)
}
