import type { PreparedQueries } from '../../prepared.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

/** An export of the audit log, as far as it is. */
export type AuditExportState = PlacedRow & {
  readonly fileName: string
  readonly startedAt: Date
  /** When it last went on. */
  readonly seenAt: Date
  readonly rows: number
  readonly endEventId: string | null
}

const insert = {
  name: 'begin-audit-export',
  text: `INSERT INTO audit_exports (id, actor_id, file_name, started_at, seen_at) VALUES ($1, $2, $3, $4, $4)`,
}

const update = {
  name: 'move-audit-export',
  text: `UPDATE audit_exports SET rows = $2, seen_at = $3, end_event_id = $4 WHERE id = $1`,
}

const columns = `id, file_name AS "fileName", started_at AS "startedAt", ${placeOf('started_at')} AS place, seen_at AS "seenAt", rows::double precision AS rows,
  end_event_id AS "endEventId"`

const list = {
  name: 'list-audit-exports',
  text: `SELECT ${columns} FROM audit_exports WHERE actor_id = $1 AND (started_at, id) < ($2::timestamptz, $3::uuid)
    ORDER BY started_at DESC, id DESC LIMIT $4`,
}

const find = {
  name: 'find-audit-export',
  text: `SELECT ${columns} FROM audit_exports WHERE id = $1 AND actor_id = $2`,
}

export async function insertAuditExport(
  prepared: PreparedQueries,
  made: { id: string; actorId: string; fileName: string; at: Date },
): Promise<void> {
  await prepared.run(insert, [made.id, made.actorId, made.fileName, made.at])
}

/** @param state.endEventId the event that says how it ended; null while it runs */
export async function updateAuditExport(
  prepared: PreparedQueries,
  id: string,
  state: { rows: number; at: Date; endEventId: string | null },
): Promise<void> {
  await prepared.run(update, [id, state.rows, state.at, state.endEventId])
}

/** The exports of one person, the newest first. */
export const listAuditExports = (
  prepared: PreparedQueries,
  asked: { actorId: string; before: MomentPlace; limit: number },
): Promise<AuditExportState[]> =>
  prepared.run(list, [asked.actorId, asked.before.at, asked.before.id, asked.limit])

/** @returns undefined where this person has no such export */
export async function findAuditExport(
  prepared: PreparedQueries,
  id: string,
  actorId: string,
): Promise<AuditExportState | undefined> {
  const [state] = await prepared.run<AuditExportState>(find, [id, actorId])
  return state
}
