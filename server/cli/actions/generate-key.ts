import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { systemClock } from '../../clock.ts'
import { generateRootKey } from '../../crypto/key-ring.ts'
import type { KeyPurpose } from '../commands/generate-key.ts'
import { say } from '../output.ts'

const generators: Readonly<Record<KeyPurpose, () => string>> = {
  field: () => generateRootKey(`k${systemClock.now().toISOString().slice(0, 10).replaceAll('-', '')}`),
  session: () => randomBytes(48).toString('base64url'),
  audit: () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim(),
}

/** Prints a new key and nothing else, so that it can be piped into a file or a vault. */
export function printNewKey(purpose: KeyPurpose): void {
  say(generators[purpose]())
}
