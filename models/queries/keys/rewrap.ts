import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'

/** A stored data key: what it is bound to, and how it is encrypted now. */
export type StoredKey = {
  /** `patient:<uuid>` or `purpose:<name>`, as it was bound when it was encrypted. */
  readonly owner: string
  readonly place: string
  readonly rootKeyId: string
  readonly wrapped: Buffer
}

type KeyTable = {
  readonly name: string
  readonly owner: string
  readonly place: string
  readonly match: string
}

/** Every table that has data keys in it. The place of a row is text that finds it again. */
export const keyTables: readonly KeyTable[] = [
  {
    name: 'patient_keys',
    owner: `'patient:' || patient_id`,
    place: 'patient_id::text',
    match: 'k.patient_id = n.place::uuid',
  },
  {
    name: 'former_patient_keys',
    owner: `'patient:' || patient_id`,
    place: `patient_id || ' ' || to_char(ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    match: `k.patient_id = split_part(n.place, ' ', 1)::uuid AND k.ended_at = split_part(n.place, ' ', 2)::timestamptz`,
  },
  { name: 'data_keys', owner: `'purpose:' || purpose`, place: 'purpose', match: 'k.purpose = n.place' },
]

/** How many data keys of a table another root key than this one has encrypted. */
export async function countOtherwiseWrapped(
  sequelize: Sequelize,
  table: KeyTable,
  rootKeyId: string,
): Promise<number> {
  const rows = await sequelize.query<{ keys: number }>(
    `SELECT count(*)::integer AS keys FROM ${table.name} WHERE root_key_id <> $1`,
    { bind: [rootKeyId], type: QueryTypes.SELECT },
  )
  return rows[0]?.keys ?? 0
}

/** Locks the next of them, those that somebody else is at left for later. */
export const lockOtherwiseWrapped = (
  sequelize: Sequelize,
  transaction: Transaction,
  table: KeyTable,
  { rootKeyId, limit }: { rootKeyId: string; limit: number },
): Promise<StoredKey[]> =>
  sequelize.query<StoredKey>(
    `SELECT ${table.owner} AS owner, ${table.place} AS place, root_key_id AS "rootKeyId", wrapped
     FROM ${table.name} WHERE root_key_id <> $1 LIMIT $2 FOR UPDATE SKIP LOCKED`,
    { bind: [rootKeyId, limit], type: QueryTypes.SELECT, transaction },
  )

/** Stores data keys as they are encrypted now. */
export async function storeWrapped(
  sequelize: Sequelize,
  transaction: Transaction,
  table: KeyTable,
  keys: readonly StoredKey[],
): Promise<void> {
  await sequelize.query(
    `UPDATE ${table.name} k SET root_key_id = n.root_key_id, wrapped = decode(n.wrapped, 'hex')
     FROM unnest($1::text[], $2::text[], $3::text[]) AS n (place, root_key_id, wrapped) WHERE ${table.match}`,
    {
      bind: [
        keys.map((key) => key.place),
        keys.map((key) => key.rootKeyId),
        keys.map((key) => key.wrapped.toString('hex')),
      ],
      type: QueryTypes.UPDATE,
      transaction,
    },
  )
}
