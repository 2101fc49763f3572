import { readFile } from 'node:fs/promises'
import type { Environment } from '../../config/env.ts'
import { holdsPoorKey } from '../../config/production-settings.ts'
import { KeyRing, KeyRingFormatError } from '../crypto/key-ring.ts'
import { demoFieldKey } from '../demo/demo-keys.ts'
import { chooseKeyService } from './choose-key-service.ts'
import type { KeyService } from './key-service.ts'

const wrappedEntry = /^([^:]+):kms:(.*)$/s

async function readKeyFile(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new KeyRingFormatError(
      `FIELD_ENCRYPTION_KEY_FILE cannot be read: ${error.code ?? 'unknown reason'}`,
    )
  })
  return text
    .split(/[\n,]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .join(',')
}

async function unwrapEntry(
  entry: string,
  position: number,
  service: KeyService | undefined,
): Promise<string> {
  const [, id, wrapped] = wrappedEntry.exec(entry) ?? []
  if (id === undefined || wrapped === undefined) {
    return entry
  }
  if (service === undefined) {
    throw new KeyRingFormatError(
      `key ${position} is encrypted by a key service: say which, with KEY_SERVICE_URL`,
    )
  }
  const key = await service.unwrap(id, Buffer.from(wrapped, 'base64'))
  const plain = `${id}:${key.toString('base64')}`
  key.fill(0)
  return plain
}

/**
 * The root keys: from FIELD_ENCRYPTION_KEY, from the file that FIELD_ENCRYPTION_KEY_FILE names, or, in demo mode, the
 * demo's. An entry `id:kms:base64` is first decrypted by the key service; that is asked at start only, so that a key
 * service which is down keeps nobody from a record.
 * @throws KeyRingFormatError, KeyServiceError
 */
export async function openKeyRing(environment: Environment): Promise<KeyRing> {
  const { FIELD_ENCRYPTION_KEY: listed, FIELD_ENCRYPTION_KEY_FILE: file } = environment
  const text = file === undefined ? (listed ?? demoFieldKey(environment)) : await readKeyFile(file)
  if (environment.NODE_ENV === 'production' && holdsPoorKey(text)) {
    throw new KeyRingFormatError(
      'FIELD_ENCRYPTION_KEY_FILE holds a key that was not made at random: make one with npx medguard generate-key field',
    )
  }
  const service = chooseKeyService(environment)
  const entries = await Promise.all(
    text.split(',').map((entry, index) => unwrapEntry(entry.trim(), index + 1, service)),
  )
  return KeyRing.parse(entries.join(','))
}
