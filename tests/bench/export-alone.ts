import { Writable } from 'node:stream'
import { readEnvironment } from '../../config/env.ts'
import { exportFormat, readFormatName, type FormatName } from '../../server/audit/exports/export-formats.ts'
import { streamExport } from '../../server/audit/stream-export.ts'
import { systemClock } from '../../server/clock.ts'
import { createLog } from '../../server/log.ts'
import { openServices } from '../../server/open-services.ts'
import type { Services } from '../../server/services.ts'
import { productionSettings } from './settings.ts'

/*
 * Exports the audit log once, in a process that did nothing else, and tells what that took: `export-alone.js <format>`, with
 * the addresses of the database in DATABASE_URL and DATABASE_OWNER_URL.
 */
const nobody = '01900000-0000-7000-8000-000000000000'

const sink = () => new Writable({ highWaterMark: 65_536, write: (_chunk, _encoding, done) => done() })

async function exportedRows(services: Services, name: FormatName): Promise<number> {
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

const name = readFormatName(process.argv[2] ?? '')
const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = process.env
if (name === undefined || appUrl === undefined || ownerUrl === undefined) {
  throw new Error('usage: export-alone.js <format>, with DATABASE_URL and DATABASE_OWNER_URL')
}
const { services, database } = await openServices({
  environment: readEnvironment(productionSettings({ appUrl, ownerUrl })),
  clock: systemClock,
  log: createLog('warn'),
  appUrl,
})
const begun = performance.now()
const rows = await exportedRows(services, name)
const seconds = (performance.now() - begun) / 1_000
process.send?.({ rows, seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 })
await database.close()
process.disconnect?.()
