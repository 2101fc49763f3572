import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { AuditPlace } from '../../../models/queries/audit/audit-segment.ts'
import { auditSorts, type AuditSort } from '../../../models/queries/audit/audit-sort.ts'
import type { AuditCriteria } from '../../../models/queries/audit/audit-criteria.ts'
import { searchAudit } from '../../../models/queries/audit/search-audit.ts'
import { makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { from, linkTo, listed, logAt } from './log-entries.ts'

const day = { from: new Date('2026-02-10T00:00:00Z'), before: new Date('2026-02-11T00:00:00Z') }
const months = { from: new Date('2025-12-01T00:00:00Z'), before: new Date('2026-02-11T00:00:00Z') }
const someone = '01900000-0000-7000-8000-000000000001'
const people = ['Anna', 'anna', 'Zola', 'Ändra', undefined]
const patients = ['01900000-0000-7000-8000-0000000000b1', '01900000-0000-7000-8000-0000000000b2', undefined]
const somebody = '01900000-0000-7000-8000-0000000000b1'
const severities = ['info', 'warning', 'critical', 'emergency'] as const
const outcomes = ['success', 'refused', 'failure'] as const
const kinds = ['chart.viewed', 'sign-out', 'audit.searched'] as const
const addresses = ['10.0.0.9', '10.0.0.10', '2001:db8::1', undefined]

/** The whole order in SQL, said another way than the product says it. */
const expectedOrder: Readonly<Record<AuditSort, Record<'asc' | 'desc', string>>> = {
  time: { asc: 'occurred_at, id', desc: 'occurred_at DESC, id DESC' },
  event: { asc: 'event, occurred_at DESC, id DESC', desc: 'event DESC, occurred_at, id' },
  who: {
    asc: 'actor_name NULLS LAST, occurred_at DESC, id DESC',
    desc: 'actor_name DESC NULLS LAST, occurred_at, id',
  },
  patient: {
    asc: 'patient_id NULLS LAST, occurred_at DESC, id DESC',
    desc: 'patient_id DESC NULLS LAST, occurred_at, id',
  },
  address: {
    asc: 'address NULLS LAST, occurred_at DESC, id DESC',
    desc: 'address DESC NULLS LAST, occurred_at, id',
  },
  outcome: {
    asc: `array_position('{success,refused,failure}', outcome), occurred_at, id`,
    desc: `array_position('{success,refused,failure}', outcome) DESC, occurred_at DESC, id DESC`,
  },
  severity: {
    asc: `array_position('{info,warning,critical,emergency}', severity), occurred_at, id`,
    desc: `array_position('{info,warning,critical,emergency}', severity) DESC, occurred_at DESC, id DESC`,
  },
}

describe('the audit log sorted', () => {
  let testApp: TestApp
  let auditor: Visitor

  /** A row whose values follow from its number, so that every column has equal ones, and none. */
  const addRow = (n: number, iso: string) => {
    const name = people[n % people.length]
    const patientId = patients[n % patients.length]
    const address = addresses[n % addresses.length]
    return logAt(testApp, iso, {
      event: kinds[n % kinds.length] ?? 'sign-out',
      outcome: outcomes[(n >> 1) % outcomes.length] ?? 'success',
      severity: severities[(n >> 2) % severities.length] ?? 'info',
      ...(name === undefined
        ? {}
        : {
            actor: {
              id: `01900000-0000-7000-8000-00000000000${n % 5}`,
              displayName: name,
              roleName: 'nurse',
            },
          }),
      ...(patientId === undefined ? {} : { patientId }),
      ...(address === undefined ? {} : { origin: from(address) }),
    })
  }

  before(async () => {
    testApp = await startTestApp()
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    for (let n = 0; n < 60; n += 1) {
      // Three rows in each millisecond: the id must decide.
      await addRow(n, new Date(Date.parse('2026-02-10T08:00:00Z') + Math.floor(n / 3)).toISOString())
    }
    // Older than what is read first.
    for (let n = 0; n < 30; n += 1) {
      await addRow(n, new Date(Date.parse('2025-12-03T08:00:00Z') + Math.floor(n / 3)).toISOString())
    }
  })
  after(() => testApp.close())

  const within: readonly (readonly [words: string, criteria: AuditCriteria, condition: string])[] = [
    ['of a day', day, 'true'],
    [
      'of a day, of one person',
      { ...day, actor: { ids: [someone], claimedNames: [] } },
      `actor_id = '${someone}'`,
    ],
    ['of a day, of one patient', { ...day, patientId: somebody }, `patient_id = '${somebody}'`],
    [
      'of three months, of one person',
      { ...months, actor: { ids: [someone], claimedNames: [] } },
      `actor_id = '${someone}'`,
    ],
  ]

  for (const sort of auditSorts) {
    for (const direction of ['asc', 'desc'] as const) {
      for (const [words, criteria, condition] of within) {
        it(`by ${sort}, ${direction}, ${words}, loses nothing and repeats nothing over pages while rows arrive`, async () => {
          const expected = await testApp.sql<{ id: string }>(
            `SELECT id FROM audit_events WHERE occurred_at >= $1 AND occurred_at < $2 AND ${condition}
             ORDER BY ${expectedOrder[sort][direction]}`,
            [criteria.from, criteria.before],
          )
          assert.ok(expected.length > 7, 'more than a page')
          const seen: string[] = []
          const late = new Set<string>()
          for (let place: AuditPlace | undefined; ;) {
            const page = await searchAudit(testApp.services.sequelize, criteria, {
              after: place,
              limit: 7,
              at: testApp.clock.now(),
              order: { sort, direction },
            })
            assert.ok(page !== undefined && seen.length <= 1_000)
            seen.push(...page.map((row) => row.id))
            place = page.at(-1)
            if (page.length < 7) {
              break
            }
            // Each run adds a few: they stay, for all runs that come after it.
            if (late.size < 5) {
              late.add(await addRow(late.size, '2026-02-10T09:00:00Z'))
            }
          }
          assert.equal(new Set(seen).size, seen.length)
          assert.deepEqual(
            seen.filter((id) => !late.has(id)),
            expected.map((row) => row.id),
          )
        })
      }
    }
  }

  it('follows its pages by their links, within the filters', async () => {
    const address = '/audit?from=2026-02-10&to=2026-02-10&event=chart.viewed&sort=who&direction=desc'
    const expected = await testApp.sql<{ id: string }>(
      `SELECT id FROM audit_events WHERE occurred_at >= $1 AND occurred_at < $2
         AND event = 'chart.viewed' ORDER BY ${expectedOrder.who.desc}`,
      [new Date('2026-02-09T22:00:00Z'), new Date('2026-02-10T22:00:00Z')],
    )
    const seen: string[] = []
    for (let next: string | undefined = address; next !== undefined;) {
      const { status, text } = await auditor.get(next)
      assert.equal(status, 200)
      seen.push(...listed(text))
      next = linkTo(text, /Next page/)
    }
    assert.ok(expected.length > 50, 'more than a page')
    assert.deepEqual(
      seen,
      expected.map((row) => row.id),
    )
  })

  it('offers every column as a link, and tells by which it is sorted', async () => {
    const { text } = await auditor.get('/audit?outcome=refused&sort=severity')
    assert.match(
      text,
      /<th scope="col" aria-sort="descending"><a class="mg-sort" href="[^"]*sort=severity&amp;direction=asc">/,
    )
    for (const label of ['Event', 'Who', 'Patient record', 'Outcome', 'Address']) {
      const link = linkTo(text, new RegExp(`^${label}[↕↑↓]`))
      assert.match(link ?? '', /^\/audit\?outcome=refused&sort=/, label)
    }
    assert.equal(linkTo(text, /^Time[↕↑↓]/), '/audit?outcome=refused')
    const [row] = await auditRows(testApp, 'audit.searched')
    assert.equal(row?.details?.['sort'], 'severity')
  })

  it('takes no column but those of its list, and no other direction', async () => {
    for (const query of [
      'sort=id',
      'sort=id;--',
      'sort=occurred_at',
      'sort=(SELECT+1)',
      'sort=time&sort=event',
      'sort=__proto__',
      'direction=DESC',
      'direction=asc,id',
      'direction=asc&direction=desc',
    ]) {
      const { status, text } = await auditor.get(`/audit?${query}`)
      assert.equal(status, 422, query)
      assert.deepEqual(listed(text), [], query)
    }
  })

  it('says so where a page begins after a row that is not there', async () => {
    const place = '2026-02-10T08:00:00.000001Z_01900000-0000-7000-8000-0000000000ff'
    assert.equal((await auditor.get(`/audit?sort=who&cursor=${place}`)).status, 422)
  })
})
