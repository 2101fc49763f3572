import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { to as copyTo } from 'pg-copy-streams'
import { readEnvironment } from '../../config/env.ts'
import { systemClock } from '../../server/clock.ts'
import type { FormatName } from '../../server/audit/exports/export-formats.ts'
import type { DatabaseUrls } from '../../server/embedded-database.ts'
import { createLog } from '../../server/log.ts'
import { openServices } from '../../server/open-services.ts'
import type { Services } from '../../server/services.ts'
import { bareEnvironment } from '../support/process-environment.ts'
import { openBenchDatabase } from './database.ts'
import { table, type Bench } from './measuring/results.ts'
import { productionSettings } from './settings.ts'

type Figure = {
  readonly what: string
  readonly rows: number
  readonly seconds: number
  readonly peakMegabytes: number
}

const alone = path.join(import.meta.dirname, 'export-alone.js')

const isFigure = (told: unknown): told is Omit<Figure, 'what'> =>
  typeof told === 'object' && told !== null && 'rows' in told && 'seconds' in told && 'peakMegabytes' in told

/** An export in a process of its own: what that takes at most is the export's, and nothing's that ran before it. */
async function exported(urls: DatabaseUrls, what: string, format: FormatName): Promise<Figure> {
  const child = fork(alone, [format], {
    env: { ...bareEnvironment(), DATABASE_URL: urls.appUrl, DATABASE_OWNER_URL: urls.ownerUrl },
  })
  let figure: Figure | undefined
  child.on('message', (told) => {
    figure = isFigure(told) ? { what, ...told } : undefined
  })
  await once(child, 'exit')
  if (figure === undefined) {
    throw new Error(`the export as ${what} ended without a word`)
  }
  return figure
}

/** What the database gives at most: the table as it is, hashed and thrown away. */
async function bareCopy(services: Services, rows: number): Promise<Figure> {
  const begun = performance.now()
  const client = await services.database.pool.connect()
  try {
    const hash = createHash('sha256')
    await pipeline(
      client.query(
        copyTo('COPY (SELECT * FROM audit_events ORDER BY occurred_at, id) TO STDOUT (FORMAT csv)'),
      ),
      async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) {
          hash.update(chunk)
        }
      },
    )
    const seconds = (performance.now() - begun) / 1_000
    return { what: 'COPY', rows, seconds, peakMegabytes: Number.NaN }
  } finally {
    client.release()
  }
}

/** The run that took neither the least nor the most time. */
function middle(figures: readonly Figure[]): Figure {
  const [found] = figures
    .toSorted((left, right) => left.seconds - right.seconds)
    .slice(Math.floor(figures.length / 2))
  if (found === undefined) {
    throw new Error('nothing was measured')
  }
  return found
}

const speed = ({ rows, seconds }: Figure) => rows / seconds

/** Exports of the whole audit log in every format, as a share of the speed of COPY in the same run. */
export const auditExportBench: Bench = async (options, progress) => {
  const size = { patients: 1_000, auditRows: Math.min(options.auditRows, 1_000_000) }
  const urls = await openBenchDatabase(size, progress)
  const { services, database } = await openServices({
    environment: readEnvironment(productionSettings(urls)),
    clock: systemClock,
    log: createLog('warn'),
    appUrl: urls.appUrl,
  })
  try {
    progress('Sealing the audit log')
    await services.sealing.sealNow()
    const { rows } = await exported(urls, 'CSV', 'csv')
    const inTurn: Figure[] = []
    for (let round = 0; round < options.rounds; round += 1) {
      inTurn.push(await bareCopy(services, rows))
      inTurn.push(await exported(urls, 'CSV', 'csv'))
    }
    const bare = middle(inTurn.filter(({ what }) => what === 'COPY'))
    const csv = middle(inTurn.filter(({ what }) => what === 'CSV'))
    const fhir = await exported(urls, 'FHIR', 'fhir')
    const ndjson = await exported(urls, 'NDJSON with proofs', 'ndjson')
    const figures = [bare, csv, fhir, ndjson]
    const report = table(
      ['Export', 'rows', 'rows/s', 'share of COPY', 'peak MB'],
      figures.map((figure) => [
        figure.what,
        String(figure.rows),
        speed(figure).toFixed(0),
        (speed(figure) / speed(bare)).toFixed(2),
        Number.isNaN(figure.peakMegabytes) ? '' : figure.peakMegabytes.toFixed(0),
      ]),
    )
    return { report, figures }
  } finally {
    await database.close()
    await urls.stop()
  }
}
