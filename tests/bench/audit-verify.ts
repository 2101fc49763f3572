import { createPublicKey } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { readEnvironment } from '../../config/env.ts'
import { exportFormat } from '../../server/audit/exports/export-formats.ts'
import { streamExport } from '../../server/audit/stream-export.ts'
import { verifyFile } from '../../server/audit/tree/files/verify-file.ts'
import { verifyLog } from '../../server/audit/tree/verify-log.ts'
import { systemClock } from '../../server/clock.ts'
import { createLog } from '../../server/log.ts'
import { openServices } from '../../server/open-services.ts'
import { openBenchDatabase } from './database.ts'
import { table, type Bench } from './measuring/results.ts'
import { productionSettings } from './settings.ts'

const nobody = '01900000-0000-7000-8000-000000000000'

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

/** Sealing a log, verifying it where it stands, and verifying an export of it from the file alone. */
export const auditVerifyBench: Bench = async (options, progress) => {
  const urls = await openBenchDatabase({ patients: 1_000, auditRows: options.auditRows }, progress)
  const { services, database } = await openServices({
    environment: readEnvironment(productionSettings(urls)),
    clock: systemClock,
    log: createLog('warn'),
    appUrl: urls.appUrl,
  })
  const folder = await mkdtemp(path.join(os.tmpdir(), 'medguard-verify-'))
  try {
    progress('Sealing what is not a leaf yet')
    await services.sealing.sealNow()
    progress('Verifying the log where it stands')
    const live = await seconds(() => verifyLog(services))
    progress('Exporting it')
    const file = path.join(folder, 'log.ndjson')
    const source = await exportFormat('ndjson', services).open({
      criteria: {},
      exceptId: nobody,
      filters: {},
      about: {},
    })
    await streamExport(source, createWriteStream(file), {
      begin: () => undefined,
      at: async () => undefined,
      broken: async () => undefined,
      finish: async () => undefined,
    })
    progress('Verifying the file')
    let rows = 0
    const offline = await seconds(async () => {
      const trust = { keys: [createPublicKey(services.sealing.key.privateKey)] }
      const report = await verifyFile(createReadStream(file, { highWaterMark: 1024 * 1024 }), trust)
      if (report.faults.length > 0) {
        throw new Error(`the file does not verify: ${report.faults[0]?.what}`)
      }
      rows = report.rows
    })
    const figures = { rows, liveRowsPerSecond: rows / live, fileRowsPerSecond: rows / offline }
    const report = table(
      ['verification', 'rows', 'rows/s'],
      [
        ['the log where it stands', String(rows), figures.liveRowsPerSecond.toFixed(0)],
        ['a file, offline', String(rows), figures.fileRowsPerSecond.toFixed(0)],
      ],
    )
    return { report, figures }
  } finally {
    await rm(folder, { recursive: true })
    await database.close()
    await urls.stop()
  }
}
