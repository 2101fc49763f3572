import pg from 'pg'
import { readEnvironment } from '../../config/env.ts'
import { newId } from '../../models/new-id.ts'
import type { AuditEntry } from '../../server/audit/entry.ts'
import { auditRow } from '../../server/audit/audit-row.ts'
import { systemClock } from '../../server/clock.ts'
import { createLog } from '../../server/log.ts'
import { openServices } from '../../server/open-services.ts'
import { openBenchDatabase } from './database.ts'
import { table, type Bench } from './measuring/results.ts'
import { productionSettings } from './settings.ts'
import { median } from './measuring/statistics.ts'

const columns = [
  ['id', 'id'],
  ['occurred_at', 'occurredAt'],
  ['event', 'event'],
  ['category', 'category'],
  ['severity', 'severity'],
  ['outcome', 'outcome'],
  ['actor_id', 'actorId'],
  ['actor_name', 'actorName'],
  ['actor_role', 'actorRole'],
  ['session_id', 'sessionId'],
  ['address', 'address'],
  ['method', 'method'],
  ['route', 'route'],
  ['request_id', 'requestId'],
  ['patient_id', 'patientId'],
  ['purpose_of_use', 'purposeOfUse'],
  ['rule', 'rule'],
] as const

const bareInsert = {
  name: 'bare-insert',
  text: `INSERT INTO audit_events (${columns.map(([column]) => column).join(', ')})
    VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
}

/** A chart that somebody opened: what is written most. */
const opening = (actorId: string, sessionId: string): AuditEntry => ({
  event: 'chart.viewed',
  outcome: 'success',
  actor: { id: actorId, displayName: 'Dr Lindiwe Khumalo', roleName: 'physician' },
  sessionId,
  origin: { requestId: newId(), address: '10.20.30.40', method: 'GET', route: '/patients/:id' },
  patientId: newId(),
  purposeOfUse: 'treatment',
  rule: 'care-team',
})

/** Lets so many writers write one row after the other for so long. @returns rows a second */
async function rate(writers: readonly (() => Promise<unknown>)[], seconds: number): Promise<number> {
  const started = performance.now()
  const until = started + seconds * 1000
  const written = await Promise.all(
    writers.map(async (write) => {
      let rows = 0
      while (performance.now() < until) {
        await write()
        rows += 1
      }
      return rows
    }),
  )
  const rows = written.reduce((sum, count) => sum + count, 0)
  return (rows * 1000) / (performance.now() - started)
}

/** Writing audit rows as the application does, with sealing on, against a bare prepared INSERT of the same rows. */
export const auditWriteBench: Bench = async (options, progress) => {
  const { auditRows, connections, rounds, seconds } = options
  const urls = await openBenchDatabase({ patients: 1_000, auditRows }, progress)
  const { services, database } = await openServices({
    environment: readEnvironment(productionSettings(urls)),
    clock: systemClock,
    log: createLog('warn'),
    appUrl: urls.appUrl,
  })
  const actorId = newId()
  const sessionId = newId()
  try {
    const figures = []
    for (const count of connections) {
      const clients = Array.from({ length: count }, () => new pg.Client(urls.appUrl))
      await Promise.all(clients.map((client) => client.connect()))
      const bare: number[] = []
      const ours: number[] = []
      for (let round = 1; round <= rounds; round += 1) {
        progress('Sealing what is not a leaf yet')
        await services.sealing.sealNow()
        const insert = (client: pg.Client) => () => {
          const row = auditRow(opening(actorId, sessionId), new Date())
          return client.query({ ...bareInsert, values: columns.map(([, name]) => row[name]) })
        }
        bare.push(await rate(clients.map(insert), seconds))
        await services.sealing.sealNow()
        services.sealing.start()
        const append = () => services.trail.append(opening(actorId, sessionId))
        ours.push(
          await rate(
            Array.from({ length: count }, () => append),
            seconds,
          ),
        )
        await services.sealing.stop()
        progress(
          `${count} writers, round ${round}: bare ${bare.at(-1)?.toFixed(0)}, ours ${ours.at(-1)?.toFixed(0)}`,
        )
      }
      await Promise.all(clients.map((client) => client.end()))
      figures.push({ connections: count, bare: median(bare), ours: median(ours) })
    }
    const rows = figures.map((one) => [
      String(one.connections),
      one.bare.toFixed(0),
      one.ours.toFixed(0),
      (one.ours / one.bare).toFixed(2),
    ])
    const head = ['connections', 'bare INSERT, rows/s', 'with sealing, rows/s', 'ratio']
    return { report: `Writing audit rows beside ${auditRows} others\n\n${table(head, rows)}`, figures }
  } finally {
    await database.close()
    await urls.stop()
  }
}
