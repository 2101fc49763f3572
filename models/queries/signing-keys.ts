import type { PreparedQueries } from '../prepared.ts'

/** A key that has signed checkpoints, or is to. `privateKey` is sealed, and null where it is kept elsewhere. */
export type SigningKeyRow = {
  readonly id: string
  readonly origin: string
  readonly publicKey: Buffer
  readonly privateKey: Buffer | null
  readonly createdAt: Date
}

const list = {
  name: 'list-audit-signing-keys',
  text: `SELECT id, origin, public_key AS "publicKey", private_key AS "privateKey", created_at AS "createdAt"
    FROM audit_signing_keys ORDER BY created_at, id`,
}

const add = {
  name: 'add-audit-signing-key',
  text: `INSERT INTO audit_signing_keys (id, origin, public_key, private_key, created_at)
    VALUES ($1, coalesce((SELECT origin FROM audit_signing_keys ORDER BY created_at, id LIMIT 1), $2), $3, $4, $5)
    ON CONFLICT DO NOTHING`,
}

/** Every key, the oldest first. */
export const listSigningKeys = (prepared: PreparedQueries): Promise<SigningKeyRow[]> =>
  prepared.run<SigningKeyRow>(list, [])

/** Adds a key unless it is known. It takes the origin of the keys before it: a log has one name. */
export async function addSigningKey(prepared: PreparedQueries, key: SigningKeyRow): Promise<void> {
  await prepared.run(add, [key.id, key.origin, key.publicKey, key.privateKey, key.createdAt])
}
