import pg from 'pg'
import { accountKey } from '../../server/accounts/sign-in-limits.ts'
import { sessionCookieNames } from '../../server/http/sessions/session-cookie.ts'
import { openBenchDatabase } from './database.ts'
import { physician } from './made-up/physician.ts'
import { table, type Bench } from './measuring/results.ts'
import { startServerProcess } from './measuring/server-process.ts'
import { productionSettings, wardHeaders } from './settings.ts'
import { ascending, median, percentile } from './measuring/statistics.ts'

/** Answers of each kind. */
const answers = 200

/** The medians may differ by no more than this share of the smallest. */
const allowed = 0.1

type Kind = 'unknown user' | 'wrong password' | 'locked account'

const kinds: readonly Kind[] = ['unknown user', 'wrong password', 'locked account']

/** Puts the counts as this kind of answer needs them. */
async function arrange(owner: pg.Client, kind: Kind): Promise<void> {
  await owner.query('DELETE FROM sign_in_failures')
  if (kind === 'locked account') {
    await owner.query(
      `INSERT INTO sign_in_failures (account, source, failed_at, locked_until)
       VALUES ($1, 'anywhere', ARRAY[now()], now() + interval '1 hour')`,
      [accountKey(physician.username)],
    )
  }
}

/** Opens the sign-in page. @returns what a form needs to be sent */
async function openForm(url: string): Promise<{ cookie: string; token: string }> {
  const page = await fetch(`${url}/login`, { headers: wardHeaders })
  const set = page.headers.getSetCookie().find((text) => text.startsWith(`${sessionCookieNames.tls}=`))
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1]
  if (set === undefined || token === undefined) {
    throw new Error('the sign-in page has no form')
  }
  return { cookie: set.split(';')[0] ?? '', token }
}

/** Sends one sign-in that fails. @returns how long the answer took, in milliseconds */
async function timeAnswer(
  url: string,
  form: { cookie: string; token: string },
  sent: { kind: Kind; number: number },
): Promise<number> {
  const username = sent.kind === 'unknown user' ? `nobody.${sent.number}` : physician.username
  const body = new URLSearchParams({ username, password: 'not the password at all', _csrf: form.token })
  // Another address each time: the limit of requests from one address is not what is measured.
  const from = `10.${Math.floor(sent.number / 250)}.${sent.number % 250}.7`
  const headers = { ...wardHeaders, 'X-Forwarded-For': from, Cookie: form.cookie }
  const started = performance.now()
  const answer = await fetch(`${url}/login`, { method: 'POST', body, headers, redirect: 'manual' })
  await answer.arrayBuffer()
  const taken = performance.now() - started
  if (answer.status !== 422) {
    throw new Error(`a wrong sign-in answered ${answer.status}`)
  }
  return taken
}

/** Times each kind in turns, so that whatever else the machine does meets all of them. */
async function measure(url: string, owner: pg.Client): Promise<Record<Kind, number[]>> {
  const form = await openForm(url)
  const times: Record<Kind, number[]> = { 'unknown user': [], 'wrong password': [], 'locked account': [] }
  let number = 0
  for (let round = -10; round < answers; round += 1) {
    for (const offset of kinds.keys()) {
      const kind = kinds[(offset + round + kinds.length * 10) % kinds.length] ?? 'unknown user'
      number += 1
      await arrange(owner, kind)
      const taken = await timeAnswer(url, form, { kind, number })
      if (round >= 0) {
        times[kind].push(taken)
      }
    }
  }
  return times
}

/** What a stranger could tell from how long a refusal takes: unknown user, wrong password, locked account. */
export const signInTimingBench: Bench = async ({ patients, auditRows, profile }, progress) => {
  const database = await openBenchDatabase({ patients, auditRows }, progress)
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  try {
    const server = await startServerProcess({
      name: 'MedGuard',
      program: 'bundle/server.js',
      environment: productionSettings(database),
      profile,
    })
    try {
      const times = await measure(server.url, owner)
      const medians = kinds.map((kind) => median(times[kind]))
      const spread = Math.max(...medians) / Math.min(...medians) - 1
      const rows = kinds.map((kind) => {
        const sorted = ascending(times[kind])
        return [kind, median(sorted).toFixed(1), percentile(sorted, 0.95).toFixed(1), String(sorted.length)]
      })
      const verdict = spread <= allowed ? 'within' : 'MORE THAN'
      return {
        report: `Refused sign-ins\n\n${table(['answer', 'median ms', 'p95 ms', 'answers'], rows)}\n\nThe medians differ by ${(spread * 100).toFixed(1)} %: ${verdict} the ${allowed * 100} % allowed.`,
        figures: { times, spread },
      }
    } finally {
      await server.stop()
    }
  } finally {
    await owner.end()
    await database.stop()
  }
}
