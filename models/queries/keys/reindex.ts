import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'
import type { PreparedQueries } from '../../prepared.ts'

const nextPatients = {
  name: 'next-patients-otherwise-indexed',
  text: `SELECT id FROM patients WHERE id > $1 AND index_key_id IS DISTINCT FROM $2 ORDER BY id LIMIT $3`,
}

/** Search tokens as they are stored for one patient. */
export type IndexRow = {
  readonly id: string
  readonly nationalIdIndex: Buffer | null
  readonly exactTokens: readonly Buffer[]
  readonly nameTokens: readonly Buffer[]
}

const hex = (box: Buffer) => box.toString('hex')

const bytesOf = (tokens: string) =>
  `ARRAY(SELECT decode(token, 'hex') FROM jsonb_array_elements_text(n.${tokens}) AS token)`

/** Which table is made anew. */
export type IndexedTable = 'patients' | 'source_documents'

/** How many rows stand under another index key than this one. */
export async function countOtherwiseIndexed(
  sequelize: Sequelize,
  table: IndexedTable,
  keyId: string,
): Promise<number> {
  const rows = await sequelize.query<{ rows: number }>(
    `SELECT count(*)::integer AS rows FROM ${table} WHERE index_key_id IS DISTINCT FROM $1`,
    { bind: [keyId], type: QueryTypes.SELECT },
  )
  return rows[0]?.rows ?? 0
}

/** Locks the next rows that do, by id; those that somebody else is at are left for later. */
export async function lockOtherwiseIndexed(
  sequelize: Sequelize,
  transaction: Transaction,
  table: IndexedTable,
  asked: { keyId: string; after: string; limit: number },
): Promise<string[]> {
  const rows = await sequelize.query<{ id: string }>(
    `SELECT id FROM ${table} WHERE id > $1 AND index_key_id IS DISTINCT FROM $2
     ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    { bind: [asked.after, asked.keyId, asked.limit], type: QueryTypes.SELECT, transaction },
  )
  return rows.map(({ id }) => id)
}

/** The next patients whose search tokens stand under another key or in another form, by id; nobody is locked. */
export async function listOtherwiseIndexed(
  prepared: PreparedQueries,
  asked: { indexId: string; after: string; limit: number },
): Promise<string[]> {
  const rows = await prepared.run<{ id: string }>(nextPatients, [asked.after, asked.indexId, asked.limit])
  return rows.map(({ id }) => id)
}

/** Locks those of these patients that still do; those that somebody else is at are left for later. */
export async function lockTheseOtherwiseIndexed(
  sequelize: Sequelize,
  transaction: Transaction,
  indexId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await sequelize.query<{ id: string }>(
    `SELECT id FROM patients WHERE id = ANY($1::uuid[]) AND index_key_id IS DISTINCT FROM $2
     ORDER BY id FOR UPDATE SKIP LOCKED`,
    { bind: [[...ids], indexId], type: QueryTypes.SELECT, transaction },
  )
  return rows.map(({ id }) => id)
}

/** Stores the search tokens of patients. */
export async function storePatientIndexes(
  sequelize: Sequelize,
  transaction: Transaction,
  keyId: string,
  rows: readonly IndexRow[],
): Promise<void> {
  const made = rows.map((row) => ({
    id: row.id,
    national_id_index: row.nationalIdIndex === null ? null : hex(row.nationalIdIndex),
    exact_tokens: row.exactTokens.map(hex),
    name_tokens: row.nameTokens.map(hex),
  }))
  await sequelize.query(
    `UPDATE patients p SET index_key_id = $1, national_id_index = decode(n.national_id_index, 'hex'),
       exact_tokens = ${bytesOf('exact_tokens')}, name_tokens = ${bytesOf('name_tokens')}
     FROM jsonb_to_recordset($2::jsonb)
       AS n (id uuid, national_id_index text, exact_tokens jsonb, name_tokens jsonb)
     WHERE p.id = n.id`,
    { bind: [keyId, JSON.stringify(made)], type: QueryTypes.UPDATE, transaction },
  )
}

/** Stores the keyed hashes of imported resources' ids. */
export async function storeDocumentIndexes(
  sequelize: Sequelize,
  transaction: Transaction,
  keyId: string,
  rows: readonly { readonly id: string; readonly sourceIndex: Buffer }[],
): Promise<void> {
  await sequelize.query(
    `UPDATE source_documents d SET index_key_id = $1, source_index = decode(n.source_index, 'hex')
     FROM unnest($2::uuid[], $3::text[]) AS n (id, source_index) WHERE d.id = n.id`,
    {
      bind: [keyId, rows.map((row) => row.id), rows.map((row) => hex(row.sourceIndex))],
      type: QueryTypes.UPDATE,
      transaction,
    },
  )
}
