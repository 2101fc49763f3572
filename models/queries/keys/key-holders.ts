import type { PreparedQueries, Statement } from '../../prepared.ts'

/** A running process and the keys it has: of each kind the one that it writes with first. */
export type KeyHolder = {
  readonly id: string
  readonly host: string
  readonly processId: number
  readonly rootKeyIds: readonly string[]
  readonly indexKeyIds: readonly string[]
}

const report: Statement = {
  name: 'report-key-holder',
  text: `
    INSERT INTO key_holders (id, host, process_id, root_key_ids, index_key_ids) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (id) DO UPDATE
      SET seen_at = now(), root_key_ids = EXCLUDED.root_key_ids, index_key_ids = EXCLUDED.index_key_ids`,
}

const leave: Statement = {
  name: 'leave-key-holders',
  text: `DELETE FROM key_holders WHERE id = $1 OR seen_at < now() - interval '1 day'`,
}

/** Silent for so long, a process is taken for dead: six times as long as it takes to report, since a busy machine may be late. */
const live: Statement = {
  name: 'live-key-holders',
  text: `
    SELECT id, host, process_id AS "processId", root_key_ids AS "rootKeyIds", index_key_ids AS "indexKeyIds"
    FROM key_holders WHERE seen_at > now() - interval '30 seconds' ORDER BY started_at`,
}

/** Says which keys this process has. */
export async function reportKeyHolder(prepared: PreparedQueries, holder: KeyHolder): Promise<void> {
  const { id, host, processId, rootKeyIds, indexKeyIds } = holder
  await prepared.run(report, [id, host, processId, rootKeyIds, indexKeyIds])
}

/** Says that this process is going. */
export async function leaveKeyHolders(prepared: PreparedQueries, id: string): Promise<void> {
  await prepared.run(leave, [id])
}

/** The processes that have reported within the last 30 seconds. */
export const liveKeyHolders = (prepared: PreparedQueries): Promise<KeyHolder[]> =>
  prepared.run<KeyHolder>(live, [])
