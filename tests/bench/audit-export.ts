import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { to as copyTo } from 'pg-copy-streams'
import { readEnvironment } from '../../config/env.ts'
import { systemClock } from '../../server/clock.ts'
import { exportFormat, type FormatName } from '../../server/audit/exports/export-formats.ts'
import { streamExport } from '../../server/audit/stream-export.ts'
import { createLog } from '../../server/log.ts'
import { openServices } from '../../server/open-services.ts'
import type { Services } from '../../server/services.ts'
import { openBenchDatabase } from './database.ts'
import { table, type Bench } from './measuring/results.ts'
import { productionSettings } from './settings.ts'

type Figure = {
  readonly what: string
  readonly rows: number
  readonly seconds: number
  readonly peakMegabytes: number
}

const nobody = '01900000-0000-7000-8000-000000000000'

/** Runs work and watches how much memory the process takes in the meantime. */
async function measured(what: string, work: () => Promise<number>): Promise<Figure> {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  const watch = setInterval(look, 20)
  const begun = performance.now()
  try {
    const rows = await work()
    return { what, rows, seconds: (performance.now() - begun) / 1_000, peakMegabytes: peak / 1024 ** 2 }
  } finally {
    clearInterval(watch)
  }
}

const sink = () => new Writable({ highWaterMark: 65_536, write: (_chunk, _encoding, done) => done() })

/** What the database gives at most: the table as it is, hashed and thrown away. */
async function bareCopy(services: Services, rows: number): Promise<number> {
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
    return rows
  } finally {
    client.release()
  }
}

async function exported(services: Services, name: FormatName): Promise<number> {
  const format = exportFormat(name, services)
  const source = await format.open({ criteria: {}, exceptId: nobody, filters: {}, about: {} })
  let rows = 0
  await streamExport(source, sink(), {
    begin: () => undefined,
    at: async () => undefined,
    broken: async () => undefined,
    finish: async (sent) => {
      rows = sent.rows
    },
  })
  return rows
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
    const rows = await exported(services, 'csv')
    const inTurn: Figure[] = []
    for (let round = 0; round < options.rounds; round += 1) {
      inTurn.push(await measured('COPY', () => bareCopy(services, rows)))
      inTurn.push(await measured('CSV', () => exported(services, 'csv')))
    }
    const bare = middle(inTurn.filter(({ what }) => what === 'COPY'))
    const csv = middle(inTurn.filter(({ what }) => what === 'CSV'))
    const fhir = await measured('FHIR', () => exported(services, 'fhir'))
    const ndjson = await measured('NDJSON with proofs', () => exported(services, 'ndjson'))
    const figures = [bare, csv, fhir, ndjson]
    const report = table(
      ['Export', 'rows', 'rows/s', 'share of COPY', 'peak MB'],
      figures.map((figure) => [
        figure.what,
        String(figure.rows),
        speed(figure).toFixed(0),
        (speed(figure) / speed(bare)).toFixed(2),
        figure.peakMegabytes.toFixed(0),
      ]),
    )
    return { report, figures }
  } finally {
    await database.close()
    await urls.stop()
  }
}
