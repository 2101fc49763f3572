import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { Argument, type Command } from 'commander'
import { generateRootKey } from '../../crypto/key-ring.ts'
import { say } from '../output.ts'

const generators = {
  field: () => generateRootKey(`k${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`),
  session: () => randomBytes(48).toString('base64url'),
  audit: () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim(),
}

/** `medguard generate-key`: prints the key and nothing else, so that it can be piped into a file or a vault. */
export function addGenerateKey(program: Command): void {
  program
    .command('generate-key')
    .description('print a new random key')
    .addArgument(new Argument('<purpose>', 'what it is for').choices(Object.keys(generators)))
    .addHelpText(
      'after',
      `
field    for FIELD_ENCRYPTION_KEY, which encrypts what patients' records say; without it they are lost
session  for SESSION_SECRET, which signs session cookies
audit    for AUDIT_SIGNING_KEY, an Ed25519 private key (PKCS#8 PEM)`,
    )
    .action((purpose: keyof typeof generators) => say(generators[purpose]()))
}
