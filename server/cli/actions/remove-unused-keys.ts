import pg from 'pg'
import { readEnvironment } from '../../../config/env.ts'
import { insertAuditRowsBy } from '../../../models/queries/audit/insert-audit-rows.ts'
import { removeUnusedKeys } from '../../../models/queries/audit/tree/signing-keys.ts'
import { auditRow } from '../../audit/audit-row.ts'
import { systemClock } from '../../clock.ts'
import { migrateDatabase } from '../../open-services.ts'
import { operator } from '../operator.ts'
import { complain } from '../output.ts'
import { reachDatabase } from '../reach-database.ts'

/**
 * Removes the keys of the audit log that never signed, as the owner of the tables, and puts that on record in the same
 * transaction. Nothing else of MedGuard is started for it: planted keys can keep that from starting.
 */
export async function removeKeysThatNeverSigned(): Promise<void> {
  const urls = await reachDatabase(readEnvironment(process.env), complain)
  const owner = new pg.Client({ connectionString: urls.ownerUrl })
  try {
    await migrateDatabase(urls, complain)
    await owner.connect()
    await owner.query('BEGIN')
    const removed = await removeUnusedKeys(owner)
    if (removed.length > 0) {
      const row = auditRow(
        {
          event: 'audit.unused-keys-removed',
          outcome: 'success',
          details: { operator: operator(), keys: removed.map((id) => id.slice(0, 12)) },
        },
        systemClock.now(),
      )
      await insertAuditRowsBy((statement, values) => owner.query(statement.text, [...values]), [row])
    }
    await owner.query('COMMIT')
    complain(`${removed.length} key${removed.length === 1 ? '' : 's'} that never signed removed.`)
  } finally {
    await owner.end()
    await urls.stop()
  }
}
