import { readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { readEnvironment } from '../../config/env.ts'
import { readVerifications } from '../../models/queries/audit/tree/verifications.ts'
import { verifyLog } from '../../server/audit/tree/verify-log.ts'
import { systemClock } from '../../server/clock.ts'
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../../server/embedded-database.ts'
import { createLog } from '../../server/log.ts'
import { openServices } from '../../server/open-services.ts'
import { folderOf, openBenchDatabase } from './database.ts'
import { table, type Bench } from './measuring/results.ts'
import { startServerProcess, type MeasuredServer } from './measuring/server-process.ts'
import { productionSettings, wardHeaders } from './settings.ts'
import { signIn } from './sign-in.ts'

const size = { patients: 200, auditRows: 1_000 }
const rounds = 20
const connections = 8

/** In these rounds PostgreSQL itself is killed too, the postmaster first. */
const databaseToo = new Set([6, 13, 19])

type Round = { round: number; killed: string; afterMs: number; answers: number; missing: number }

/**
 * Asks for charts until the server is gone; each client asks for patients of its own, one after the other, so that at most
 * one request of each has a row without an answer.
 * @returns the patients whose chart was answered in full, as often as it was
 */
async function askUntilGone(url: string, cookie: string, patients: readonly string[]): Promise<string[]> {
  const answered: string[] = []
  const client = async (_: unknown, number: number): Promise<void> => {
    const own = patients.filter((_id, index) => index % connections === number)
    for (let turn = 0; ; turn += 1) {
      const patient = own[turn % own.length] ?? ''
      try {
        const answer = await fetch(`${url}/patients/${patient}`, {
          headers: { ...wardHeaders, Cookie: cookie },
          redirect: 'manual',
        })
        await answer.text()
        if (answer.status === 200) {
          answered.push(patient)
        }
      } catch {
        return
      }
    }
  }
  await Promise.all(Array.from({ length: connections }, client))
  return answered
}

async function killDatabase(folder: string): Promise<void> {
  const text = await readFile(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8')
  process.kill(Number(text.split('\n')[0]), 'SIGKILL')
}

/** How many answers have no row: of each patient, how many more answers there are than rows since the round began. */
async function countMissing(ownerUrl: string, since: Date, answered: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ missing: number }>(
      `SELECT coalesce(sum(greatest(0, answers - (SELECT count(*) FROM audit_events e WHERE e.patient_id = asked.id
         AND e.event = 'chart.viewed' AND e.occurred_at >= $2))), 0)::int AS missing
       FROM (SELECT id, count(*) AS answers FROM unnest($1::uuid[]) AS id GROUP BY id) AS asked`,
      [answered, since],
    )
    return rows[0]?.missing ?? Number.NaN
  } finally {
    await client.end()
  }
}

/** Seals what is there, counts leaves against rows, and verifies the tree. */
async function examine(urls: EmbeddedDatabase): Promise<Record<string, unknown>> {
  const { services, database } = await openServices({
    environment: readEnvironment(productionSettings(urls)),
    clock: systemClock,
    log: createLog('warn'),
    appUrl: urls.appUrl,
  })
  try {
    const leaves = await services.sealing.sealNow()
    const rows = await services.prepared.one<{ rows: number }>(
      { name: 'count-rows', text: 'SELECT count(*)::float8 AS rows FROM audit_events' },
      [],
    )
    await verifyLog(services)
    const [last] = await readVerifications(services.prepared, 1)
    return { leaves, rows: rows.rows, outcome: last?.outcome, findings: last?.findings.length }
  } finally {
    await database.close()
  }
}

async function listPatients(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>('SELECT patient_id AS id FROM care_team_assignments')
    return rows.map(({ id }) => id)
  } finally {
    await client.end()
  }
}

const startServer = (urls: EmbeddedDatabase): Promise<MeasuredServer> =>
  startServerProcess({
    name: 'MedGuard',
    program: 'bundle/server.js',
    environment: { ...productionSettings(urls), LOG_LEVEL: 'fatal' },
    profile: undefined,
  })

/**
 * kill -9 of the server, and now and then of PostgreSQL with it, at random moments under load: whether every answer still
 * has its row, and the log verifies.
 */
export const killBench: Bench = async (_options, progress) => {
  let urls = await openBenchDatabase(size, progress)
  const done: Round[] = []
  let cookie: string | undefined
  try {
    const patients = await listPatients(urls.ownerUrl)
    for (let round = 1; round <= rounds; round += 1) {
      const server = await startServer(urls)
      cookie ??= await signIn(server.url, new Date())
      const afterMs = Math.round(300 + Math.random() * 1_200)
      const since = new Date()
      const load = askUntilGone(server.url, cookie, patients)
      await new Promise((resolve) => setTimeout(resolve, afterMs))
      const both = databaseToo.has(round)
      if (both) {
        await killDatabase(folderOf(size))
      }
      await server.kill()
      const answered = await load
      if (both) {
        await urls.stop().catch(() => undefined)
        urls = await startEmbeddedDatabase({ dataDirectory: folderOf(size), onProgress: () => undefined })
      }
      const missing = await countMissing(urls.ownerUrl, since, answered)
      const killed = both ? 'server and PostgreSQL' : 'server'
      done.push({ round, killed, afterMs, answers: answered.length, missing })
      progress(
        `Round ${round}: ${killed} killed after ${afterMs} ms, ${answered.length} answers, ${missing} rows missing`,
      )
    }
    const state = await examine(urls)
    const head = ['round', 'killed', 'after ms', 'answers', 'rows missing']
    const rows = done.map((one) => Object.values(one).map(String))
    const report = `kill -9 under load\n\n${table(head, rows)}\n\nAfter it: ${JSON.stringify(state)}`
    return { report, figures: { rounds: done, state } }
  } finally {
    await urls.stop()
  }
}
