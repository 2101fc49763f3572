import type { EmergencyRequestOutcome } from '../../emergency-access/emergency-request.ts'
import type { PreparedQueries } from '../../prepared.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

/** A request for emergency access with the names around it; its reason is sealed. */
export type RequestRow = PlacedRow & {
  /** Null where it is for one’s own work outside hours and networks. */
  readonly patient_id: string | null
  readonly record_number: string | null
  readonly user_id: string
  readonly user_name: string
  readonly role_title: string
  readonly ward: string | null
  readonly reason_code: string
  readonly reason: Buffer
  readonly requested_at: Date
  readonly expires_at: Date
  readonly outcome: EmergencyRequestOutcome | null
  readonly decided_at: Date | null
  readonly decided_by: string | null
  readonly grant_id: string | null
  readonly root_key_id: string | null
  readonly wrapped: Buffer | null
}

const select = `
  SELECT q.id, q.patient_id, p.record_number, q.user_id, u.display_name AS user_name, r.title AS role_title, u.ward,
    q.reason_code, q.reason, q.asked_at AS requested_at, ${placeOf('q.asked_at')} AS place, q.lapses_at AS expires_at,
    q.decision AS outcome, q.decided_at, w.display_name AS decided_by,
    g.id AS grant_id, k.root_key_id, k.wrapped
  FROM emergency_requests q
  LEFT JOIN patients p ON p.id = q.patient_id
  LEFT JOIN patient_keys k ON k.patient_id = q.patient_id
  JOIN users u ON u.id = q.user_id
  JOIN roles r ON r.id = u.role_id
  LEFT JOIN users w ON w.id = q.decided_by
  LEFT JOIN emergency_grants g ON g.request_id = q.id`

const statements = {
  one: { name: 'emergency-request', text: `${select} WHERE q.id = $1` },
  open: {
    name: 'open-emergency-requests',
    text: `${select}
      WHERE (q.asked_at, q.id) < ($1, $2::uuid) AND q.decision IS NULL AND q.lapses_at > $4
      ORDER BY q.asked_at DESC, q.id DESC LIMIT $3`,
  },
  approvers: {
    name: 'emergency-approvers',
    text: `SELECT u.display_name, (count(*) OVER ())::integer AS total FROM users u
      JOIN role_permissions p ON p.role_id = u.role_id AND p.permission = 'emergency-access.approve'
      WHERE u.active AND u.id <> $1 ORDER BY u.display_name LIMIT 5`,
  },
} as const

/** Reads one request; undefined where there is none. */
export async function readRequest(prepared: PreparedQueries, id: string): Promise<RequestRow | undefined> {
  const [row] = await prepared.run<RequestRow>(statements.one, [id])
  return row
}

/** Reads a page of the requests that wait for an officer, the newest first. */
export const readOpenRequests = (
  prepared: PreparedQueries,
  before: MomentPlace,
  limit: number,
  now: Date,
): Promise<RequestRow[]> => prepared.run<RequestRow>(statements.open, [before.at, before.id, limit, now])

/** The names of up to five others who may approve, and how many there are. */
export async function readApprovers(
  prepared: PreparedQueries,
  userId: string,
): Promise<{ readonly names: readonly string[]; readonly total: number }> {
  const rows = await prepared.run<{ display_name: string; total: number }>(statements.approvers, [userId])
  return { names: rows.map((row) => row.display_name), total: rows[0]?.total ?? 0 }
}
