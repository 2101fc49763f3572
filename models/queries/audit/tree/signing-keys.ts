import pg from 'pg'
import type { PreparedQueries } from '../../../prepared.ts'

/** A key that has signed checkpoints, or is to. `privateKey` is sealed, and null where it is kept elsewhere. */
export type SigningKeyRow = {
  readonly id: string
  readonly origin: string
  readonly publicKey: Buffer
  readonly privateKey: Buffer | null
  readonly createdAt: Date
  /** What says, sealed under the root key, that the key is one of this installation; any that opens does. */
  readonly pins: readonly Buffer[]
}

const list = {
  name: 'list-audit-signing-keys',
  text: `SELECT id, origin, public_key AS "publicKey", private_key AS "privateKey", created_at AS "createdAt",
      ARRAY(SELECT pin FROM audit_key_pins p WHERE p.key_id = k.id) AS pins
    FROM audit_signing_keys k ORDER BY created_at, id`,
}

const add = {
  name: 'add-audit-signing-key',
  text: 'SELECT audit_register_key($1, $2, $3, $4, $5)',
}

const pin = { name: 'pin-audit-signing-key', text: 'SELECT audit_pin_key($1, $2)' }

/** The same by a connection that is held already: whoever is in a transaction asks for no other. */
export const listSigningKeysBy = async (client: pg.Client): Promise<SigningKeyRow[]> =>
  (await client.query<SigningKeyRow>(list.text)).rows

/** Every key that stands in the database, the oldest first; whose it is, is another question (`TrustedKeys`). */
export const listSigningKeys = (prepared: PreparedQueries): Promise<SigningKeyRow[]> =>
  prepared.run<SigningKeyRow>(list, [])

/** Whether no new key is taken, because so many stand there that never signed: somebody planted them. */
export const unusedKeysInTheWay = (error: unknown): boolean =>
  error instanceof pg.DatabaseError &&
  error.code === '23514' &&
  error.message === 'too many keys have signed nothing yet'

/** Adds a key unless it is known. It takes the origin of the keys before it: a log has one name. */
export async function addSigningKey(
  prepared: PreparedQueries,
  key: Omit<SigningKeyRow, 'pins'>,
): Promise<void> {
  await prepared.run(add, [key.id, key.origin, key.publicKey, key.privateKey, key.createdAt])
}

const unused = `SELECT id FROM audit_signing_keys k
  WHERE private_key IS NULL AND NOT EXISTS (SELECT FROM audit_checkpoints c WHERE c.key_id = k.id)`

/**
 * Removes the keys that have never signed, in a transaction of the role that owns the tables; a key that MedGuard made for
 * itself stays. @returns their ids
 */
export async function removeUnusedKeys(owner: pg.Client): Promise<string[]> {
  await owner.query(`DELETE FROM audit_key_pins WHERE key_id IN (${unused})`)
  const { rows } = await owner.query<{ id: string }>(
    `DELETE FROM audit_signing_keys WHERE id IN (${unused}) RETURNING id`,
  )
  return rows.map(({ id }) => id)
}

/** Puts on record that a key is one of this installation. */
export async function pinSigningKey(prepared: PreparedQueries, id: string, sealed: Buffer): Promise<void> {
  await prepared.run(pin, [id, sealed])
}
