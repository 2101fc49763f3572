import type { Command } from 'commander'
import type { AuditVerifyOptions } from '../actions/audit-verify.ts'

async function auditVerify(file: string, options: AuditVerifyOptions): Promise<void> {
  const { verifyAuditFile } = await import('../actions/audit-verify.ts')
  await verifyAuditFile(file, options)
}

/** `medguard audit-verify` */
export function addAuditVerify(program: Command): void {
  program
    .command('audit-verify')
    .description(
      'verify an export of the audit log against a public key; needs neither settings nor a database',
    )
    .argument('<file>', 'an NDJSON export, the proof of one event, or a consistency proof')
    .requiredOption(
      '--public-key <pem...>',
      'the public keys that may have signed it: files, or the PEM itself',
    )
    .option('--checkpoint <file>', 'a checkpoint that was kept earlier: says whether the log only grew since')
    .option(
      '--consistency <file>',
      'a proof between the two checkpoints, where the rows of the file cannot tell',
    )
    .addHelpText(
      'after',
      `
Says whether every row of the file is in the tree that was signed, none was altered, none is missing from the range that
the file states, and their order was kept. Exit code 1 says that something is wrong, and names it.
The public key is shown on /audit/integrity; keep a copy that you did not get together with the file.`,
    )
    .action(auditVerify)
}
