import pg from 'pg'
import type { DatabaseUrls } from '../../server/embedded-database.ts'
import { databaseCpuMs } from './database-usage.ts'
import { folderOf, openBenchDatabase } from './database.ts'
import { interleave, summarise, type Summary } from './measuring/interleave.ts'
import { loadCharts, type RequestedChart } from './measuring/load.ts'
import { physician } from './made-up/physician.ts'
import { table, type Bench } from './measuring/results.ts'
import { startServerProcess, type MeasuredServer } from './measuring/server-process.ts'
import { productionSettings, wardHeaders } from './settings.ts'
import { signIn } from './sign-in.ts'

/** The patients that the physician cares for; signing in is made possible again within the same half minute. */
async function prepare({ ownerUrl }: DatabaseUrls): Promise<readonly RequestedChart[]> {
  const owner = new pg.Client(ownerUrl)
  await owner.connect()
  try {
    await owner.query('UPDATE security_profiles SET totp_last_step = 0')
    const { rows } = await owner.query<RequestedChart>(
      `SELECT p.id, p.record_number AS "recordNumber" FROM patients p
       JOIN care_team_assignments c ON c.patient_id = p.id JOIN users u ON u.id = c.user_id
       WHERE u.username = $1`,
      [physician.username],
    )
    return rows
  } finally {
    await owner.end()
  }
}

/** How long MedGuard's page is, on average, so that the yardstick's is as long. */
async function pageLength(url: string, cookie: string, patients: readonly RequestedChart[]): Promise<number> {
  let bytes = 0
  const sample = patients.slice(0, 50)
  for (const { id } of sample) {
    const answer = await fetch(`${url}/patients/${id}`, { headers: { ...wardHeaders, Cookie: cookie } })
    bytes += (await answer.arrayBuffer()).byteLength
  }
  return Math.round(bytes / sample.length)
}

const number = (value: number, digits = 1) =>
  value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: digits })

function report(summaries: readonly Summary[], bytes: number): string {
  const head = [
    'connections',
    'server',
    'requests/s',
    'ratio',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'CPU ms',
    'its PostgreSQL ms',
    'client ms',
    'peak MB',
  ]
  const rows = summaries.map((one) => [
    String(one.connections),
    one.server,
    number(one.requestsPerSecond, 0),
    number(one.ratio, 2),
    number(one.p50),
    number(one.p95),
    number(one.p99),
    number(one.cpuMsPerRequest, 2),
    one.databaseCpuMsPerRequest === undefined ? '' : number(one.databaseCpuMsPerRequest, 2),
    number(one.clientCpuMsPerRequest, 2),
    number(one.peakMemoryBytes / 1024 ** 2, 0),
  ])
  return `GET /patients/:id, ${number(bytes, 0)} bytes a page\n\n${table(head, rows)}`
}

/** The chart page against the yardstick, taken in turns in one run. */
export const chartBench: Bench = async (options, progress) => {
  const { patients: patientCount, auditRows, connections, rounds, seconds, profile } = options
  const database = await openBenchDatabase({ patients: patientCount, auditRows }, progress)
  const servers: MeasuredServer[] = []
  try {
    const patients = await prepare(database)
    const environment = productionSettings(database)
    const medguard = await startServerProcess({
      name: 'MedGuard',
      program: 'bundle/server.js',
      environment,
      profile,
    })
    servers.push(medguard)
    const cookie = await signIn(medguard.url, new Date())
    const bytes = await pageLength(medguard.url, cookie, patients)
    const yardstick = await startServerProcess({
      name: 'yardstick',
      program: 'tests/bench/yardstick.js',
      environment: { ...environment, PAGE_BYTES: String(bytes) },
      profile,
    })
    servers.push(yardstick)
    const load = (server: MeasuredServer, count: number, forSeconds: number) =>
      loadCharts({ url: server.url, cookie, patients, connections: count, seconds: forSeconds })
    const taken = await interleave({
      servers,
      connections,
      rounds,
      seconds,
      load,
      databaseCpuMs: () => databaseCpuMs(folderOf({ patients: patientCount, auditRows })),
      progress,
    })
    const summaries = summarise(taken, yardstick.name)
    return { report: report(summaries, bytes), figures: { bytes, summaries } }
  } finally {
    for (const server of servers) {
      await server.stop()
    }
    await database.stop()
  }
}
