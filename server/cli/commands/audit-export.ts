import { Option, type Command } from 'commander'
import { exportReasons } from '../../audit/exports/export-reason.ts'
import { filterNames } from '../../audit/search-filters.ts'
import type { AuditExportOptions } from '../actions/audit-export.ts'
import { does } from '../does.ts'

const formats: readonly AuditExportOptions['format'][] = ['csv', 'ndjson', 'fhir']

async function auditExport(options: AuditExportOptions): Promise<void> {
  const { exportAuditLog } = await import('../actions/audit-export.ts')
  await exportAuditLog(options)
}

/** `medguard audit-export` */
export function addAuditExport(program: Command): void {
  const command = program
    .command('audit-export')
    .description('write the audit log, or a part of it, into a file')
    .addOption(new Option('--format <format>', 'of the file').choices(formats).makeOptionMandatory())
    .requiredOption('--out <file>', 'to be made; one that is there already is left alone')
    .addOption(
      new Option('--reason <reason>', 'why, for the log: none-given if left out').choices(
        Object.keys(exportReasons),
      ),
    )
    .option('--reason-words <words>', 'more about the reason; needed with --reason other')
  does('audit.export', command)
  for (const name of filterNames) {
    command.option(`--${name} <value>`, 'a filter, as on the page of the audit log')
  }
  command
    .addHelpText(
      'after',
      `
The file has its name only once it is whole; beside it stand FILE.sha256 (for sha256sum -c) and FILE.manifest.json.
All three are for you alone (mode 0600). The export is an event of the log, with the name of your system account.`,
    )
    .action(auditExport)
}
