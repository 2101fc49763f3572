import { setTimeout } from 'node:timers/promises'
import type { RouteTable } from '../http/routes/declared-route.ts'
import { standstillsOf } from '../audit/standstills.ts'
import { publicRoute } from '../http/routes/public-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

const question = {
  name: 'readiness',
  text: `SELECT EXISTS (SELECT FROM graphile_worker.migrations) AS job_queue`,
}

/** A database that takes a question and never answers it, frozen or cut off, is away too (milliseconds). */
const patienceMs = 3_000

// Requests are served all the same: what asked for a job waits in the database.
const jobsLine = ({ jobRunner }: Services) =>
  jobRunner.state === 'starting again' ? `jobs: ${jobRunner.state}\n` : ''

type Readiness = { readonly ready: boolean; readonly lines: readonly string[] }

async function lookAround(services: Services): Promise<Readiness> {
  const asked = services.prepared.run<{ job_queue: boolean }>(question, []).then(
    ([row]) => row?.job_queue === true,
    () => false,
  )
  const ready = await Promise.race([asked, setTimeout(patienceMs, false, { ref: false })])
  // Requests can be served all the same: rows are written, and sealed once whatever is in the way is gone.
  const looked = ready ? standstillsOf(services).catch(() => []) : []
  const standing = await Promise.race([looked, setTimeout(patienceMs, [], { ref: false })])
  const lines = new Set(standing.map(({ what }) => `${what} of the audit log: standing still\n`))
  return { ready, lines: [...lines] }
}

/** Strangers may ask as often as they like: those who ask while it is being looked at hear what comes of that. */
function sharedLook(services: Services): () => Promise<Readiness> {
  let looking: Promise<Readiness> | undefined
  return () => {
    looking ??= lookAround(services).finally(() => {
      looking = undefined
    })
    return looking
  }
}

/** Whether the process lives, and whether it can do its work. Neither says more than that to strangers. */
export function healthRoutes(routes: RouteTable, services: Services): void {
  const look = sharedLook(services)
  routes.get(
    paths.liveness(),
    publicRoute({
      why: 'asked by whatever keeps the process running',
      answer: async (_req, res) => {
        res.type('text/plain').send('ok\n')
      },
    }),
  )
  routes.get(
    paths.readiness(),
    publicRoute({
      why: 'asked by whatever sends requests here',
      answer: async (_req, res) => {
        const { ready, lines } = await look()
        res.status(ready ? 200 : 503).type('text/plain').send(`${ready ? 'ready' : 'not ready'}
${jobsLine(services)}${lines.join('')}`)
      },
    }),
  )
}
