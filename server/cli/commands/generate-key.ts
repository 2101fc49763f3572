import { Argument, type Command } from 'commander'
import type { KeyPurpose, GenerateKeyOptions } from '../actions/generate-key.ts'

const purposes: readonly KeyPurpose[] = ['field', 'session', 'audit']

async function generateKey(purpose: KeyPurpose, options: GenerateKeyOptions): Promise<void> {
  const { printNewKey } = await import('../actions/generate-key.ts')
  await printNewKey(purpose, options)
}

/** `medguard generate-key` */
export function addGenerateKey(program: Command): void {
  program
    .command('generate-key')
    .description('print a new random key')
    .addArgument(new Argument('<purpose>', 'what it is for').choices(purposes))
    .option('--key-service', 'encrypt a field key by the key service that the settings name')
    .addHelpText(
      'after',
      `
field    for FIELD_ENCRYPTION_KEY, which encrypts what patients' records say; without it they are lost
session  for SESSION_SECRET, which signs session cookies
audit    for AUDIT_SIGNING_KEY, an Ed25519 private key (PKCS#8 PEM)`,
    )
    .action(generateKey)
}
