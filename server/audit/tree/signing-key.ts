import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject } from 'node:crypto'
import { EnvironmentError } from '../../../config/env.ts'
import { newId } from '../../../models/new-id.ts'
import type { PreparedQueries } from '../../../models/prepared.ts'
import {
  addSigningKey,
  listSigningKeys,
  unusedKeysInTheWay,
  type SigningKeyRow,
} from '../../../models/queries/audit/tree/signing-keys.ts'
import { openBytes, sealBytes } from '../../crypto/envelope.ts'

/** The key that signs checkpoints. */
export type SigningKey = {
  readonly id: string
  readonly origin: string
  readonly privateKey: KeyObject
  /** Whether MedGuard made it for itself and keeps it in the database. */
  readonly keptInDatabase: boolean
}

const place = (id: string) => ({ table: 'audit_signing_keys', column: 'private_key', row: id })

const publicBytes = (privateKey: KeyObject): Buffer =>
  createPublicKey(privateKey).export({ type: 'spki', format: 'der' })

/** SHA-256 of the public key (SPKI) in hexadecimal. */
export const signingKeyId = (publicKey: Buffer): string => hash('sha256', publicKey, 'hex')

/** A public key as PEM. */
export const publicKeyPem = (publicKey: KeyObject): string =>
  publicKey.export({ type: 'spki', format: 'pem' }).toString()

const openStored = (row: SigningKeyRow, sealed: Buffer, sealingKey: KeyObject): SigningKey => ({
  id: row.id,
  origin: row.origin,
  privateKey: createPrivateKey({
    key: openBytes(sealed, sealingKey, place(row.id)),
    format: 'der',
    type: 'pkcs8',
  }),
  keptInDatabase: true,
})

const keysInTheWay =
  'AUDIT_SIGNING_KEY: no new key is taken, because as many as may wait stand in the database and have never signed; somebody has put them there with the rights of the application. Find out who, then remove them: npx medguard audit-public-key --remove-unused'

async function register(
  prepared: PreparedQueries,
  privateKey: KeyObject,
  at: Date,
  sealingKey: KeyObject | undefined,
): Promise<void> {
  const publicKey = publicBytes(privateKey)
  const id = signingKeyId(publicKey)
  const bytes = privateKey.export({ type: 'pkcs8', format: 'der' })
  await addSigningKey(prepared, {
    id,
    origin: `medguard/${newId()}`,
    publicKey,
    privateKey: sealingKey === undefined ? null : sealBytes(bytes, sealingKey, place(id)),
    createdAt: at,
  }).catch((error: unknown) => {
    throw unusedKeysInTheWay(error) ? new EnvironmentError([keysInTheWay]) : error
  })
}

/**
 * The key that signs checkpoints: the one that was given, or the one that MedGuard makes for itself once and keeps,
 * sealed, in the database.
 * @param options.given AUDIT_SIGNING_KEY
 * @param options.sealingKey the purpose key under which an own key is kept
 * @throws SealBrokenError where the kept key does not open; EnvironmentError where no new key is taken
 */
export async function openSigningKey(options: {
  readonly prepared: PreparedQueries
  readonly given: KeyObject | undefined
  readonly sealingKey: KeyObject
  readonly at: Date
}): Promise<SigningKey> {
  const { prepared, given, sealingKey, at } = options
  if (given !== undefined) {
    await register(prepared, given, at, undefined)
    const id = signingKeyId(publicBytes(given))
    const known = (await listSigningKeys(prepared)).find((row) => row.id === id)
    return { id, origin: known?.origin ?? '', privateKey: given, keptInDatabase: false }
  }
  const kept = async () => {
    const row = (await listSigningKeys(prepared)).find(({ privateKey }) => privateKey !== null)
    return row?.privateKey ? openStored(row, row.privateKey, sealingKey) : undefined
  }
  const known = await kept()
  if (known !== undefined) {
    return known
  }
  // Two processes that start at once must agree: the first row stays, both read it back.
  await register(prepared, generateKeyPairSync('ed25519').privateKey, at, sealingKey)
  const made = await kept()
  if (made === undefined) {
    throw new Error('no key signs the audit log')
  }
  return made
}
