import type { Command } from 'commander'
import type { AuditRetentionOptions } from '../actions/audit-retention.ts'

async function auditRetention(options: AuditRetentionOptions): Promise<void> {
  const { retainAuditLog } = await import('../actions/audit-retention.ts')
  await retainAuditLog(options)
}

/** `medguard audit-retention` */
export function addAuditRetention(program: Command): void {
  program
    .command('audit-retention')
    .description('archive the months of the audit log that were kept for long enough, and remove their rows')
    .option('--archive <folder>', 'where the archives go; one file for each month, with digest and manifest')
    .option('--dry-run', 'only says what would be done')
    .addHelpText(
      'after',
      `
AUDIT_RETENTION_DAYS says how long rows are kept. A month is removed as a whole: after it is closed and sealed, after
every receiver has had its rows, and after its archive was read back and verified. A legal hold (/audit/holds) stops
it. Leaves stay, so that the log still verifies. It works as the owner of the tables (DATABASE_OWNER_URL).`,
    )
    .action(auditRetention)
}
