import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import type { AuditPlace } from '../../../models/queries/audit/audit-segment.ts'
import { searchAudit } from '../../../models/queries/audit/search-audit.ts'
import { makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit, type Visitor } from '../../support/request.ts'
import { linkTo, listed, logAt, logMany } from './log-entries.ts'

/** One of the values, or a filter that is not set. */
const maybe = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined })

describe('the pages of the audit log', () => {
  let testApp: TestApp
  let auditor: Visitor

  before(async () => {
    testApp = await startTestApp()
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
  })
  after(() => testApp.close())

  /** Follows the pages to the end; `meanwhile` runs after each. */
  async function readAll(address: string, meanwhile: () => Promise<void>): Promise<string[]> {
    const seen: string[] = []
    for (let next: string | undefined = address; next !== undefined;) {
      const { status, text } = await auditor.get(next)
      assert.equal(status, 200)
      seen.push(...listed(text))
      await meanwhile()
      next = linkTo(text, /Older/)
    }
    return seen
  }

  it('lose nothing and repeat nothing while rows keep arriving, also within one moment', async () => {
    await logMany(testApp, '2026-02-01T08:00:00Z', 90)
    // A whole page within one millisecond, and rows a microsecond apart.
    await testApp.sql(`INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome)
      SELECT gen_random_uuid(), '2026-02-01T08:00:00.050Z', 'page.viewed', 'page', 'info', 'success'
      FROM generate_series(1, 70)`)
    await testApp.sql(`INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome)
      SELECT gen_random_uuid(), '2026-02-01T07:59:59Z'::timestamptz + n * interval '1 microsecond', 'page.viewed',
        'page', 'info', 'success' FROM generate_series(1, 60) AS n`)
    const inLog = await testApp.sql<{ id: string }>(
      `SELECT id FROM audit_events WHERE event = 'page.viewed' ORDER BY occurred_at DESC, id DESC`,
    )
    let minute = 0
    const seen = await readAll('/audit?event=page.viewed', async () => {
      minute += 1
      await logAt(testApp, new Date(Date.parse('2026-03-01T00:00:00Z') + minute * 60_000).toISOString())
    })
    assert.equal(seen.length, 220)
    assert.deepEqual(
      seen,
      inLog.map((row) => row.id),
    )
  })

  it('lead back to the newest, and keep the filters on the way', async () => {
    const first = await auditor.get('/audit?event=page.viewed&outcome=success')
    const older = linkTo(first.text, /Older/) ?? ''
    assert.match(older, /event=page\.viewed&outcome=success&cursor=/)
    assert.equal(linkTo(first.text, /Newest/), undefined)
    const second = await auditor.get(older)
    assert.equal(linkTo(second.text, /Newest/), '/audit?event=page.viewed&outcome=success')
  })

  it('hold exactly what all filters together let through, whichever are set', async () => {
    const people = ['01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-0000000000a2']
    const patients = ['01900000-0000-7000-8000-0000000000b1', '01900000-0000-7000-8000-0000000000b2']
    const kinds = ['chart.viewed', 'page.viewed', 'patient.searched'] as const
    const rows = await Promise.all(
      Array.from({ length: 120 }, async (_, n) => {
        const row = {
          occurredAt: new Date(Date.parse('2026-01-05T00:00:00Z') + (n % 40) * 1_000),
          event: kinds[n % 3] ?? 'page.viewed',
          actorId: people[n % 2] ?? '',
          patientId: n % 5 === 0 ? (patients[n % 2] ?? null) : null,
          patientIds: n % 7 === 0 ? patients : [],
          outcome: n % 4 === 0 ? ('refused' as const) : ('success' as const),
        }
        const id = await logAt(testApp, row.occurredAt.toISOString(), {
          event: row.event,
          outcome: row.outcome,
          actor: { id: row.actorId, displayName: 'Somebody', roleName: 'nurse' },
          ...(row.patientId === null ? {} : { patientId: row.patientId }),
          patientIds: row.patientIds,
        })
        return { id, ...row }
      }),
    )
    const whole = { from: new Date('2026-01-05T00:00:00Z'), before: new Date('2026-01-05T01:00:00Z') }
    await fc.assert(
      fc.asyncProperty(
        maybe<readonly string[]>(...people.map((id) => [id]), people),
        maybe(...patients),
        maybe<readonly string[]>(['chart.viewed'], ['chart.viewed', 'patient.searched']),
        maybe('refused', 'success'),
        fc.integer({ min: 1, max: 50 }),
        async (ids, patientId, events, outcome, limit) => {
          const expected = rows
            .filter(
              (row) =>
                (ids === undefined || ids.includes(row.actorId)) &&
                (patientId === undefined ||
                  row.patientId === patientId ||
                  row.patientIds.includes(patientId)) &&
                (events === undefined || events.includes(row.event)) &&
                (outcome === undefined || row.outcome === outcome),
            )
            .toSorted((one, other) => +other.occurredAt - +one.occurredAt || (one.id < other.id ? 1 : -1))
          const actor = ids === undefined ? undefined : { ids, claimedNames: [] }
          const criteria = { ...whole, actor, patientId, events, outcome }
          const seen: string[] = []
          for (let place: AuditPlace | undefined; seen.length <= expected.length;) {
            const page = await searchAudit(testApp.services.sequelize, criteria, {
              after: place,
              limit,
              at: testApp.clock.now(),
            })
            assert.ok(page !== undefined)
            seen.push(...page.map((row) => row.id))
            place = page.at(-1)
            if (page.length < limit) {
              break
            }
          }
          assert.deepEqual(
            seen,
            expected.map((row) => row.id),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('go on through rows that lie months and years apart, with or without a period', async () => {
    const actor = {
      id: '01900000-0000-7000-8000-0000000000c1',
      displayName: 'Seldom Here',
      roleName: 'nurse',
    }
    const now = testApp.clock.now().getTime()
    const daysAgo = [0, 1, 1, 30, 61, 62, 62, 63, 100, 124, 125, 186, 365, 366, 500, 700]
    const rows: { id: string; at: number }[] = []
    for (const days of daysAgo) {
      const at = now - days * 86_400_000
      rows.push({ id: await logAt(testApp, new Date(at).toISOString(), { actor }), at })
    }
    const day = fc.integer({ min: 0, max: 720 }).map((days) => new Date(now - days * 86_400_000))
    await fc.assert(
      fc.asyncProperty(
        fc.option(day, { nil: undefined }),
        fc.option(day, { nil: undefined }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: -400, max: 400 }),
        async (from, until, limit, hoursOff) => {
          const expected = rows
            .filter(({ at }) => (from === undefined || at >= +from) && (until === undefined || at < +until))
            .toSorted((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1))
          const criteria = { actor: { ids: [actor.id], claimedNames: [] }, from, before: until }
          const seen: string[] = []
          for (let place: AuditPlace | undefined; seen.length <= rows.length;) {
            const at = new Date(now + hoursOff * 3_600_000)
            const page = await searchAudit(testApp.services.sequelize, criteria, { after: place, limit, at })
            assert.ok(page !== undefined)
            seen.push(...page.map((row) => row.id))
            place = page.at(-1)
            if (page.length < limit) {
              break
            }
          }
          assert.deepEqual(
            seen,
            expected.map((row) => row.id),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})
