import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { folders } from '../../server/assets/folders.ts'
import type { DatabaseUrls } from '../../server/embedded-database.ts'
import { openBenchDatabase } from './database.ts'
import { physician } from './made-up/physician.ts'
import { table, type Bench } from './measuring/results.ts'
import { startServerProcess } from './measuring/server-process.ts'
import { fieldKey, madeUpKey, productionSettings, wardHeaders } from './settings.ts'
import { signIn } from './sign-in.ts'
import { ascending, percentile } from './measuring/statistics.ts'
import { SteadyRequests } from './measuring/steady-load.ts'

const turnedKey = `turned:${madeUpKey('turned')}`
const requestsPerSecond = 50
const auditRows = 1_000

/** A running `medguard rotate-keys` from one key to another. */
function rotate(urls: DatabaseUrls, keys: readonly string[]) {
  const child = spawn(
    process.execPath,
    [path.join(folders.project, 'bin', 'medguard.js'), 'rotate-keys', '--hand-over'],
    {
      env: {
        PATH: process.env['PATH'],
        ...productionSettings(urls),
        FIELD_ENCRYPTION_KEY: keys.join(','),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  return { child, output: text(child.stdout), ended: once(child, 'exit') }
}

/** How many patients' keys name this root key. */
async function wrappedBy(owner: pg.Client, rootKeyId: string): Promise<number> {
  const { rows } = await owner.query<{ keys: number }>(
    'SELECT count(*)::integer AS keys FROM patient_keys WHERE root_key_id = $1',
    [rootKeyId],
  )
  return rows[0]?.keys ?? 0
}

async function patientsInCare(owner: pg.Client): Promise<string[]> {
  await owner.query('UPDATE security_profiles SET totp_last_step = 0')
  const { rows } = await owner.query<{ id: string }>(
    `SELECT c.patient_id AS id FROM care_team_assignments c JOIN users u ON u.id = c.user_id
     WHERE u.username = $1 ORDER BY c.patient_id LIMIT 400`,
    [physician.username],
  )
  return rows.map(({ id }) => id)
}

async function csrfToken(url: string, cookie: string, patientId: string | undefined): Promise<string> {
  const page = await fetch(`${url}/patients/${patientId}/encounters/new`, {
    headers: { ...wardHeaders, Cookie: cookie },
  })
  return /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
}

/**
 * Turns the root key over under a steady load of reads and writes, on a server that was started with the old key only;
 * kills it half-way, goes on, and turns it back.
 */
export const rotationBench: Bench = async ({ patients }, progress) => {
  const urls = await openBenchDatabase({ patients, auditRows }, progress)
  const owner = new pg.Client(urls.ownerUrl)
  await owner.connect()
  const environment = productionSettings(urls)
  const server = await startServerProcess({
    name: 'MedGuard',
    program: 'bundle/server.js',
    environment,
    profile: undefined,
  })
  try {
    const patientIds = await patientsInCare(owner)
    const cookie = await signIn(server.url, new Date())
    const csrf = await csrfToken(server.url, cookie, patientIds[0])
    const load = new SteadyRequests({
      url: server.url,
      cookie,
      csrf,
      patientIds,
      perSecond: requestsPerSecond,
    })
    progress('Turning the key over, to be killed half-way')
    const first = rotate(urls, [turnedKey, fieldKey])
    const half = patients / 2
    while ((await wrappedBy(owner, 'turned')) < half && first.child.exitCode === null) {
      await wait(20)
    }
    first.child.kill('SIGKILL')
    await first.ended
    const done = await wrappedBy(owner, 'turned')
    progress(`Killed after ${done} of ${patients}; going on`)
    const resumedAt = performance.now()
    const second = rotate(urls, [turnedKey, fieldKey])
    await second.ended
    const resumedSeconds = (performance.now() - resumedAt) / 1000
    progress(`${(await second.output).trim()}; turning it back in one go`)
    const backAt = performance.now()
    const back = rotate(urls, [fieldKey, turnedKey])
    await back.ended
    const wholeSeconds = (performance.now() - backAt) / 1000
    const { latencies, wrong } = await load.stop()
    const sorted = ascending([...latencies])
    const left = (await wrappedBy(owner, 'turned')) + patients - (await wrappedBy(owner, 'bench'))
    const figures = {
      patients,
      killedAfter: done,
      resumedSeconds,
      wholeSeconds,
      requests: latencies.length,
      wrong: wrong.slice(0, 20),
      wrongCount: wrong.length,
      p50: percentile(sorted, 0.5),
      p99: percentile(sorted, 0.99),
      leftUnderTheOtherKey: left,
    }
    const rows = [
      ['data keys', String(patients)],
      ['killed with -9 after', String(done)],
      ['the rest, s', resumedSeconds.toFixed(1)],
      ['all of them, s', wholeSeconds.toFixed(1)],
      [`requests at ${requestsPerSecond}/s meanwhile`, String(latencies.length)],
      ['of these not answered as they should be', String(wrong.length)],
      ['p50 ms', figures.p50.toFixed(1)],
      ['p99 ms', figures.p99.toFixed(1)],
      ['keys left under the other root key', String(left)],
    ]
    return { report: `Turning the root key over\n\n${table(['what', 'figure'], rows)}`, figures }
  } finally {
    await server.stop()
    await owner.end()
    await urls.stop()
  }
}
