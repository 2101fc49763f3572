import pg from 'pg'
import { readEnvironment } from '../../../config/env.ts'
import { openServices } from '../../../server/open-services.ts'
import { systemClock } from '../../../server/clock.ts'
import type { DatabaseUrls } from '../../../server/embedded-database.ts'
import { createLog } from '../../../server/log.ts'
import { generateAuditRows } from './generate-audit-rows.ts'
import { generatePatients } from './generate-patients.ts'
import { makePhysician } from './physician.ts'
import { productionSettings } from '../settings.ts'

export type DatabaseSize = { readonly patients: number; readonly auditRows: number }

/** Raise it when what is generated changes, so that no older database is measured. */
export const generatorVersion = '2'

/**
 * Fills a migrated, empty database: patients with keys, sealed fields and search tokens as the product makes them, a physician
 * with some of them in care, and audit rows of the two years past.
 */
export async function generate(
  urls: DatabaseUrls,
  size: DatabaseSize,
  progress: (line: string) => void,
): Promise<void> {
  const { services, database } = await openServices({
    environment: readEnvironment(productionSettings(urls)),
    clock: systemClock,
    log: createLog('warn'),
    appUrl: urls.appUrl,
  })
  const owner = new pg.Client(urls.ownerUrl)
  await owner.connect()
  try {
    const physicianId = await makePhysician(services, owner)
    await generatePatients({ services, owner, physicianId, count: size.patients, progress })
    await generateAuditRows({ owner, physicianId, count: size.auditRows, progress })
    progress('Collecting statistics')
    await owner.query('VACUUM ANALYZE')
    await owner.query('CHECKPOINT')
  } finally {
    await owner.end()
    await database.close()
  }
}
