import type { AuditEntry } from '../../../server/audit/entry.ts'
import type { TestApp } from '../../support/test-app.ts'

/** Writes a row as the product does, as if the clock stood elsewhere. @returns its id */
export async function logAt(testApp: TestApp, iso: string, entry: Partial<AuditEntry> = {}): Promise<string> {
  const now = testApp.clock.now().toISOString()
  testApp.clock.set(iso)
  try {
    return await testApp.services.trail.append({ event: 'page.viewed', outcome: 'success', ...entry })
  } finally {
    testApp.clock.set(now)
  }
}

/** Where an event came from, for rows about addresses. */
export const from = (address: string, requestId = '01900000-0000-7000-8000-000000000001') => ({
  requestId,
  address,
  method: 'GET',
  route: '/patients/:id',
})

/** Writes many rows at once past the application, a millisecond apart from each other. */
export async function logMany(testApp: TestApp, first: string, count: number): Promise<void> {
  await testApp.sql(
    `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome, actor_id, actor_name, actor_role,
       address, method, route, details)
     SELECT gen_random_uuid(), $1::timestamptz + n * interval '1 millisecond', 'page.viewed', 'page', 'info', 'success',
       gen_random_uuid(), 'Somebody with a long name to fill the line, number ' || n, 'nurse', '10.9.8.7', 'GET',
       '/pages/*path', jsonb_build_object('padding', repeat('x', 200))
     FROM generate_series(0, $2::int - 1) AS n`,
    [first, count],
  )
}

/** The ids of the events that a page of the log lists, in order. */
export const listed = (html: string): string[] =>
  [...html.matchAll(/<th scope="row"[^>]*><a href="\/audit\/events\/([0-9a-f-]{36})"/g)].map(
    ([, id]) => id ?? '',
  )

/** The address behind a link with this text. */
export function linkTo(html: string, text: RegExp): string | undefined {
  const links = [...html.matchAll(/<a [^>]*href="([^"]+)"[^>]*>(.*?)<\/a>/gs)]
  return links
    .find(([, , inner = '']) => text.test(inner.replaceAll(/<[^>]+>/g, '')))?.[1]
    ?.replaceAll('&amp;', '&')
}
