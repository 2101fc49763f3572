import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readEnvironment } from '../../../config/env.ts'
import { systemClock } from '../../clock.ts'
import { generateRootKey } from '../../crypto/key-ring.ts'
import { chooseKeyService } from '../../keys/choose-key-service.ts'
import { UsedWronglyError } from '../command-error.ts'
import { say } from '../output.ts'

export type KeyPurpose = 'field' | 'session' | 'audit'
export type GenerateKeyOptions = { readonly keyService?: true }

const newKeyId = () => `k${systemClock.now().toISOString().slice(0, 10).replaceAll('-', '')}`

const generators: Readonly<Record<KeyPurpose, () => string>> = {
  field: () => generateRootKey(newKeyId()),
  session: () => randomBytes(48).toString('base64url'),
  audit: () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim(),
}

/** A root key that only the key service can decrypt, as FIELD_ENCRYPTION_KEY takes it: `id:kms:base64`. */
async function keyOfService(): Promise<string> {
  const service = chooseKeyService(
    readEnvironment({ ...process.env, MEDGUARD_DEMO: '1', NODE_ENV: 'development' }),
  )
  if (service === undefined) {
    throw new UsedWronglyError('--key-service: say which one, with KEY_SERVICE_URL and KEY_SERVICE_KEY_ID')
  }
  const id = newKeyId()
  const key = randomBytes(32)
  const wrapped = await service.wrap(id, key)
  key.fill(0)
  return `${id}:kms:${wrapped.toString('base64')}`
}

/**
 * Prints a new key and nothing else, so that it can be piped into a file or a vault.
 * @throws UsedWronglyError, KeyServiceError
 */
export async function printNewKey(purpose: KeyPurpose, { keyService }: GenerateKeyOptions): Promise<void> {
  if (keyService !== undefined && purpose !== 'field') {
    throw new UsedWronglyError('--key-service: only field keys are encrypted by the key service')
  }
  say(keyService === undefined ? generators[purpose]() : await keyOfService())
}
