import { Command } from 'commander'
import { version } from '../version.ts'
import { addAuditExport } from './commands/audit-export.ts'
import { addAuditPublicKey } from './commands/audit-public-key.ts'
import { addAuditRetention } from './commands/audit-retention.ts'
import { addAuditVerify } from './commands/audit-verify.ts'
import { addAuditWitness } from './commands/audit-witness.ts'
import { addCreateAdmin } from './commands/create-admin.ts'
import { addDatabaseUrl } from './commands/database-url.ts'
import { addDemoAccounts } from './commands/demo-accounts.ts'
import { addGenerateKey } from './commands/generate-key.ts'
import { addImportDiagnosisCodes } from './commands/import-diagnosis-codes.ts'
import { addImportFhir } from './commands/import-fhir.ts'
import { addImportMedicines } from './commands/import-medicines.ts'
import { addMigrate } from './commands/migrate.ts'
import { addRenewKey } from './commands/renew-key.ts'
import { addRotateKeys } from './commands/rotate-keys.ts'
import { addReport } from './commands/report.ts'
import { addSecurityCheck } from './commands/security-check.ts'

/** The command line with all its commands. */
export function makeProgram(): Command {
  const program = new Command('medguard')
    .description('Runs and looks after a MedGuard installation. Settings are read from the environment.')
    .version(version())
    .helpCommand(false)
    .showHelpAfterError('(add --help for what can be asked)')
    .addHelpText('after', '\nExit codes: 0 done, 1 found something or failed, 2 used wrongly.')
    .exitOverride()
  addMigrate(program)
  addCreateAdmin(program)
  addGenerateKey(program)
  addRotateKeys(program)
  addRenewKey(program)
  addImportFhir(program)
  addImportMedicines(program)
  addImportDiagnosisCodes(program)
  addSecurityCheck(program)
  addReport(program)
  addAuditExport(program)
  addDemoAccounts(program)
  addDatabaseUrl(program)
  addAuditVerify(program)
  addAuditPublicKey(program)
  addAuditRetention(program)
  addAuditWitness(program)
  return program
}
