import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makePatient, makeUser } from '../../support/factories.ts'
import { csrfTokenOf, visit, Visitor } from '../../support/request.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

/** What counts tries: the pages take one back again that was right, and leave a count of none. */
const counted = ['rate_limits', 'sign_in_failures']

/** Made anew each time, or told by the machine's own clock: its shape alone is compared. */
const shapeOf = (text: string): string =>
  text
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/"transaction_id": "\d+"/g, '"transaction_id": "number"')
    .replaceAll(/\\\\x[0-9a-f]+/g, (bytes) => `bytes ${bytes.length}`)
    .replaceAll(/[0-9a-f]{16,}/g, 'hash')
    .replaceAll(/"(?:csrfToken|earlierSid|sid)":\s*"([^"]+)"/g, (stored, value: string) =>
      stored.replace(value, `${value.length} characters`),
    )
    .replaceAll(/20\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.\d]*(?:\+00:00)?/g, (moment) =>
      moment.startsWith('2026-03-04') ? moment : 'moment',
    )

/** Every row of every table, in an order that does not hang on ids. */
async function everything(testApp: TestApp): Promise<Record<string, string[]>> {
  const tables = await testApp.sql<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname = 'public' ORDER BY 1`,
  )
  const rows: Record<string, string[]> = {}
  for (const { name } of tables.filter((table) => !counted.includes(table.name))) {
    const found = await testApp.sql<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${name} t`)
    rows[name] = found.map(({ row }) => shapeOf(row)).toSorted()
  }
  return rows
}

/** A house in which the same people sign in, twice each, by the one way or the other. */
async function leftBy(way: typeof visit) {
  const testApp = await startTestApp()
  try {
    const { id: patientId } = await makePatient(testApp)
    const people = [
      await makeUser(testApp, 'physician', { username: 'with-code', displayName: 'Dr Sizani' }),
      await makeUser(testApp, 'patient', {
        username: 'without-code',
        displayName: 'Palesa Modise',
        patientId,
      }),
    ]
    const statuses: number[] = []
    for (const person of [...people, ...people]) {
      const visitor = await way(testApp, person)
      statuses.push((await visitor.get('/')).status, (await visitor.get('/account/sessions')).status)
    }
    return { statuses, rows: await everything(testApp), at: testApp.clock.now() }
  } finally {
    await testApp.close()
  }
}

describe('a session that tests open past the pages', () => {
  it('leaves on record what signing in on the pages leaves there', async () => {
    const byPages = await leftBy((testApp, user) => new Visitor(testApp).signIn(user))
    const pastPages = await leftBy(visit)
    const { rows } = byPages
    assert.equal(rows['session_metadata']?.length, 4)
    assert.equal(rows['audit_events']?.filter((row) => row.includes('"sign-in.succeeded"')).length, 4)
    assert.ok((rows['messages'] ?? []).length > 0)
    for (const [table, left] of Object.entries(rows)) {
      assert.deepEqual(pastPages.rows[table], left, table)
    }
    assert.deepEqual(pastPages, byPages)
  })

  it('has the token of its forms', async () => {
    const testApp = await startTestApp()
    try {
      const visitor = await visit(testApp, await makeUser(testApp, 'physician'))
      const held = await visitor.token()
      assert.equal(csrfTokenOf((await visitor.get('/account/password')).text), held)
      assert.equal((await visitor.post('/logout', { _csrf: 'another' })).status, 403)
      assert.equal((await visitor.post('/logout', { _csrf: held })).status, 303)
    } finally {
      await testApp.close()
    }
  })

  it('is left to the pages where more is due than a password and a code', async () => {
    const testApp = await startTestApp()
    try {
      const visitor = await visit(testApp, await makeUser(testApp, 'physician', { enrolled: false }))
      assert.equal((await visitor.get('/')).headers['location'], '/account/mfa/setup')
    } finally {
      await testApp.close()
    }
  })
})
