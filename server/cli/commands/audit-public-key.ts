import type { Command } from 'commander'

async function auditPublicKey(): Promise<void> {
  const { printPublicKeys } = await import('../actions/audit-public-key.ts')
  await printPublicKeys()
}

/** `medguard audit-public-key` */
export function addAuditPublicKey(program: Command): void {
  program
    .command('audit-public-key')
    .description('print the public key that verifies the audit log, and those before it')
    .addHelpText(
      'after',
      '\nThe key that signs now comes first. Give them to whoever is to verify an export.',
    )
    .action(auditPublicKey)
}
