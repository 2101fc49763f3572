import type { Command } from 'commander'
import { does } from '../does.ts'

export type PublicKeyOptions = { removeUnused?: boolean }

async function auditPublicKey({ removeUnused }: PublicKeyOptions): Promise<void> {
  if (removeUnused === true) {
    const { removeKeysThatNeverSigned } = await import('../actions/remove-unused-keys.ts')
    await removeKeysThatNeverSigned()
  }
  const { printPublicKeys } = await import('../actions/audit-public-key.ts')
  await printPublicKeys()
}

/** `medguard audit-public-key` */
export function addAuditPublicKey(program: Command): void {
  const command = program
    .command('audit-public-key')
    .description('print the public key that verifies the audit log, and those before it')
    .option('--remove-unused', 'first remove keys that never signed; needs DATABASE_OWNER_URL')
    .addHelpText(
      'after',
      '\nThe key that signs now comes first. Give them to whoever is to verify an export.',
    )
    .action(auditPublicKey)
  does('audit.public-key', command)
}
