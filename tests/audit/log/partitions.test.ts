import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { prepareAuditPartitions, prepareFirstPartitions } from '../../../server/audit/partitions.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const simple = (rows: { what: string }[]) => rows.map(({ what }) => what.replace(/INDEX \S+ /, '')).toSorted()

describe('the next months’ partitions of the audit log', () => {
  let testApp: TestApp
  let reader: pg.Client

  before(async () => {
    testApp = await startTestApp()
    reader = new pg.Client({ connectionString: testApp.urls.ownerUrl })
    await reader.connect()
  })
  after(async () => {
    await reader.end()
    await testApp.close()
  })

  const partitions = async () =>
    (
      await testApp.sql<{ name: string }>(
        "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'audit_events'::regclass ORDER BY 1",
      )
    ).map(({ name }) => name)
  const prepare = () => prepareAuditPartitions(testApp.services.prepared, testApp.clock.now())

  it('make nobody wait while somebody reads the whole log for long; they are made once that is over', async () => {
    testApp.clock.set('2026-04-20T08:00:00Z')
    await reader.query('BEGIN')
    await reader.query('SELECT count(*) FROM audit_events')
    const preparing = prepare().catch((error: unknown) => error)
    // The reader is still there: whatever waited for it would not come back.
    for (let row = 0; row < 20; row += 1) {
      await testApp.services.trail.append({ event: 'system.started', outcome: 'success' })
    }
    const refused = await preparing
    assert.ok(refused instanceof Error && 'code' in refused && refused.code === '55P03')
    assert.ok(!(await partitions()).includes('audit_events_2026_07'))
    await reader.query('COMMIT')
    await prepare()
    assert.ok((await partitions()).includes('audit_events_2026_07'))
  })

  it('have the indexes, triggers and refusals of the others, and take the rows of their month', async () => {
    const of = (name: string) =>
      testApp.sql<{ what: string }>(
        `SELECT replace(pg_get_indexdef(indexrelid), $1::text, '') AS what FROM pg_index WHERE indrelid = $1::regclass
         UNION ALL SELECT tgname || tgtype FROM pg_trigger WHERE tgrelid = $1::regclass
         UNION ALL SELECT conname || contype::text FROM pg_constraint
           WHERE conrelid = $1::regclass AND contype NOT IN ('p', 'n')
         ORDER BY 1`,
        [name],
      )
    assert.deepEqual(simple(await of('audit_events_2026_07')), simple(await of('audit_events_2026_03')))
    testApp.clock.set('2026-07-03T08:00:00Z')
    await testApp.services.trail.append({ event: 'system.started', outcome: 'success' })
    assert.equal((await testApp.sql('SELECT FROM audit_events_2026_07')).length, 1)
    await assert.rejects(testApp.sql('DELETE FROM audit_events_2026_07'), /append-only/)
    await assert.rejects(testApp.sql('TRUNCATE audit_events_2026_07'), /append-only/)
  })

  it('are made by two processes at once without a fault', async () => {
    testApp.clock.set('2026-10-03T08:00:00Z')
    await Promise.allSettled([prepare(), prepare()])
    await prepare()
    assert.ok((await partitions()).includes('audit_events_2027_01'))
  })

  it('are no matter of a start, where this month has its own', async () => {
    testApp.clock.set('2026-12-03T08:00:00Z')
    await prepareFirstPartitions(testApp.services.prepared, testApp.clock.now())
    assert.ok(!(await partitions()).includes('audit_events_2027_03'))
    testApp.clock.set('2027-06-03T08:00:00Z')
    await prepareFirstPartitions(testApp.services.prepared, testApp.clock.now())
    assert.ok((await partitions()).includes('audit_events_2027_09'))
  })
})
