import type { PreparedQueries, Statement } from '../../prepared.ts'

/** A root key that a running process is to take, encrypted by one that it has. */
export type HandoverRow = { readonly id: string; readonly wrappedBy: string; readonly wrapped: Buffer }

const handovers: Statement = {
  name: 'root-key-handovers',
  text: 'SELECT root_key_id AS id, wrapped_by AS "wrappedBy", wrapped FROM root_key_handovers',
}

const announce: Statement = {
  name: 'announce-root-key',
  text: `
    INSERT INTO root_key_handovers (wrapped_by, root_key_id, wrapped, announced_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (wrapped_by) DO UPDATE
      SET root_key_id = EXCLUDED.root_key_id, wrapped = EXCLUDED.wrapped, announced_at = EXCLUDED.announced_at`,
}

const withdraw: Statement = { name: 'withdraw-root-key', text: 'DELETE FROM root_key_handovers' }

/** The ids that rows name, found by hopping from one to the next in the index: no table is read through. */
const distinctIds = (table: string) => `
  (WITH RECURSIVE ids AS (
    (SELECT root_key_id AS id FROM ${table} ORDER BY root_key_id LIMIT 1)
    UNION ALL
    SELECT (SELECT root_key_id FROM ${table} WHERE root_key_id > ids.id ORDER BY root_key_id LIMIT 1)
    FROM ids WHERE ids.id IS NOT NULL)
  SELECT id FROM ids WHERE id IS NOT NULL)`

const inUse: Statement = {
  name: 'root-keys-in-use',
  text: ['patient_keys', 'former_patient_keys', 'data_keys'].map(distinctIds).join(' UNION '),
}

/** The root keys on their way to running processes. */
export const readHandovers = (prepared: PreparedQueries): Promise<HandoverRow[]> =>
  prepared.run<HandoverRow>(handovers, [])

/** Lays a root key out for the processes that have the one it is encrypted by. */
export async function announceRootKey(prepared: PreparedQueries, row: HandoverRow, at: Date): Promise<void> {
  await prepared.run(announce, [row.wrappedBy, row.id, row.wrapped, at])
}

/** Takes every root key that was laid out away again. */
export async function withdrawRootKeys(prepared: PreparedQueries): Promise<void> {
  await prepared.run(withdraw, [])
}

/** The ids of the root keys without which something stored cannot be opened. */
export async function rootKeysInUse(prepared: PreparedQueries): Promise<string[]> {
  return (await prepared.run<{ id: string }>(inUse, [])).map(({ id }) => id)
}
