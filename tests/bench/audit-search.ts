import { QueryTypes } from 'sequelize'
import { readEnvironment } from '../../config/env.ts'
import type { AuditCriteria } from '../../models/queries/audit/audit-criteria.ts'
import type { AuditOrder } from '../../models/queries/audit/audit-sort.ts'
import { searchAudit } from '../../models/queries/audit/search-audit.ts'
import { histogramOf } from '../../server/audit/search/event-histogram.ts'
import { systemClock } from '../../server/clock.ts'
import { createLog } from '../../server/log.ts'
import { openServices } from '../../server/open-services.ts'
import type { Services } from '../../server/services.ts'
import { openBenchDatabase } from './database.ts'
import { table, type Bench } from './measuring/results.ts'
import { productionSettings } from './settings.ts'
import { ascending, percentile } from './measuring/statistics.ts'

const times = 60
const dayMs = 86_400_000

type Sample = { readonly userId: string; readonly patientId: string; readonly address: string }
type Search = {
  readonly criteria: AuditCriteria
  readonly order?: AuditOrder
  /** The chart is made instead of the list. */
  readonly chart?: true
}

/** What is asked of the log, the n-th time with the n-th person, patient and period. */
const searches: Readonly<Record<string, (sample: Sample, now: Date, index: number) => Search>> = {
  'no filter': () => ({ criteria: {} }),
  'by user': ({ userId }) => ({ criteria: { actor: { ids: [userId], claimedNames: [] } } }),
  'by patient': ({ patientId }) => ({ criteria: { patientId } }),
  'by event within a month': (_sample, now, index) => ({
    criteria: { events: ['patient.searched'], ...month(now, index) },
  }),
  'by address': ({ address }) => ({ criteria: { network: address } }),
  'by network and outcome': () => ({ criteria: { network: '10.20.30.0/24', outcome: 'refused' } }),
  'by severity': () => ({ criteria: { severity: 'emergency' } }),
  'sorted by who within a month': (_sample, now, index) => ({
    criteria: month(now, index),
    order: { sort: 'who', direction: 'asc' },
  }),
  'sorted by who, downwards': () => ({ criteria: {}, order: { sort: 'who', direction: 'desc' } }),
  'sorted by event': () => ({ criteria: {}, order: { sort: 'event', direction: 'asc' } }),
  'sorted by patient': () => ({ criteria: {}, order: { sort: 'patient', direction: 'asc' } }),
  'sorted by address within a month': (_sample, now, index) => ({
    criteria: month(now, index),
    order: { sort: 'address', direction: 'desc' },
  }),
  'sorted by severity of one user': ({ userId }) => ({
    criteria: { actor: { ids: [userId], claimedNames: [] } },
    order: { sort: 'severity', direction: 'desc' },
  }),
  'chart, no filter': () => ({ criteria: {}, chart: true }),
  'chart of a month': (_sample, now, index) => ({ criteria: month(now, index), chart: true }),
  'chart of one user, three months': ({ userId }, now) => ({
    criteria: { actor: { ids: [userId], claimedNames: [] }, from: new Date(now.getTime() - 90 * dayMs) },
    chart: true,
  }),
}

function month(now: Date, index: number): Pick<AuditCriteria, 'from' | 'before'> {
  const before = now.getTime() - (index % 12) * 30 * dayMs
  return { from: new Date(before - 30 * dayMs), before: new Date(before) }
}

/** People, patients and addresses from all over the log. */
const readSamples = (services: Services): Promise<Sample[]> =>
  services.sequelize.query<Sample>(
    `SELECT actor_id AS "userId", patient_id AS "patientId", host(address) AS address FROM audit_events
     TABLESAMPLE SYSTEM (0.5) WHERE patient_id IS NOT NULL LIMIT ${times}`,
    { type: QueryTypes.SELECT },
  )

async function timeSearches(services: Services): Promise<{ search: string; p50: number; p95: number }[]> {
  const samples = await readSamples(services)
  const now = services.clock.now()
  const figures = []
  for (const [search, ask] of Object.entries(searches)) {
    const taken: number[] = []
    for (let index = 0; index < times; index += 1) {
      const sample = samples[index % samples.length]
      if (sample === undefined) {
        throw new Error('there are no audit rows to search')
      }
      const { criteria, order, chart } = ask(sample, now, index)
      const started = performance.now()
      await (chart === true
        ? histogramOf(services, criteria, now, false)
        : searchAudit(services.sequelize, criteria, {
            after: undefined,
            limit: 51,
            at: now,
            ...(order === undefined ? {} : { order }),
          }))
      taken.push(performance.now() - started)
    }
    const sorted = ascending(taken.slice(times / 6))
    figures.push({ search, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) })
  }
  return figures
}

/** The first page of the audit log by the usual filters and orders, among all its rows. */
export const auditSearchBench: Bench = async ({ patients, auditRows }, progress) => {
  const urls = await openBenchDatabase({ patients, auditRows }, progress)
  const { services, database } = await openServices({
    environment: readEnvironment(productionSettings(urls)),
    clock: systemClock,
    log: createLog('warn'),
    appUrl: urls.appUrl,
  })
  try {
    progress('Searching the audit log')
    const figures = await timeSearches(services)
    const rows = figures.map(({ search, p50, p95 }) => [search, p50.toFixed(2), p95.toFixed(2)])
    const head = ['search', 'p50 ms', 'p95 ms']
    return { report: `A page of ${auditRows} audit rows\n\n${table(head, rows)}`, figures }
  } finally {
    await database.close()
    await urls.stop()
  }
}
