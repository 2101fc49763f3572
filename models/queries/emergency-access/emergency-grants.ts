import type { PreparedQueries } from '../../prepared.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

/** Waits for a review; or was escalated and waits for a second opinion; or is done. */
export type ReviewState = 'due' | 'escalated' | 'done'

/** A grant with the names around it; its free texts are sealed, under the patient's key where there is one. */
export type GrantRow = PlacedRow & {
  /** Null where it is for one’s own work outside hours and networks. */
  readonly patient_id: string | null
  readonly record_number: string | null
  readonly user_id: string
  readonly user_name: string
  readonly role_title: string
  readonly reason_code: string
  readonly reason: Buffer
  readonly starts_at: Date
  readonly ends_at: Date
  readonly ended_at: Date | null
  readonly extended_at: Date | null
  readonly extension_reason: Buffer | null
  readonly review_id: string | null
  readonly outcome: string | null
  readonly comment: Buffer | null
  readonly reviewed_at: Date | null
  readonly reviewer_id: string | null
  readonly reviewer_name: string | null
  readonly review_state: ReviewState
  /** The officer who approved it, where it was one too many for a day. */
  readonly approved_by: string | null
  readonly ward: string | null
  /** What somebody else thinks of an escalated one. */
  readonly second_id: string | null
  readonly second_outcome: string | null
  readonly second_comment: Buffer | null
  readonly second_at: Date | null
  readonly second_name: string | null
  readonly root_key_id: string | null
  readonly wrapped: Buffer | null
  readonly erased_at: Date | null
}

const select = (where: string) => `
  SELECT g.id, g.patient_id, p.record_number, g.user_id, u.display_name AS user_name, r.title AS role_title,
    g.reason_code, g.reason, g.starts_at, g.ends_at, g.ended_at,
    g.extended_at, g.extension_reason, v.id AS review_id, v.outcome, v.comment,
    v.reviewed_at, v.reviewer_id, w.display_name AS reviewer_name, g.review_state, q.decided_by AS approved_by, g.ward,
    v2.id AS second_id, v2.outcome AS second_outcome, v2.comment AS second_comment, v2.reviewed_at AS second_at,
    w2.display_name AS second_name, ${placeOf('g.starts_at')} AS place, k.root_key_id, k.wrapped, p.erased_at
  FROM emergency_grants g
  LEFT JOIN patients p ON p.id = g.patient_id
  LEFT JOIN patient_keys k ON k.patient_id = g.patient_id
  JOIN users u ON u.id = g.user_id
  JOIN roles r ON r.id = u.role_id
  LEFT JOIN emergency_requests q ON q.id = g.request_id
  LEFT JOIN emergency_reviews v ON v.grant_id = g.id AND v.opinion = 1
  LEFT JOIN emergency_reviews v2 ON v2.grant_id = g.id AND v2.opinion = 2
  LEFT JOIN users w ON w.id = v.reviewer_id
  LEFT JOIN users w2 ON w2.id = v2.reviewer_id
  WHERE ${where}
  ORDER BY g.starts_at DESC, g.id DESC`

const page = '(g.starts_at, g.id) < ($1, $2::uuid)'

const statements = {
  own: { name: 'own-emergency-grants', text: `${select(`${page} AND g.user_id = $4`)} LIMIT $3` },
  ofState: { name: 'emergency-reviews', text: `${select(`${page} AND g.review_state = $4`)} LIMIT $3` },
  one: { name: 'emergency-grant', text: select('g.id = $1') },
} as const

/** Reads a page of someone's own grants, the newest first. */
export const readOwnGrants = (
  prepared: PreparedQueries,
  userId: string,
  before: MomentPlace,
  limit: number,
): Promise<GrantRow[]> => prepared.run<GrantRow>(statements.own, [before.at, before.id, limit, userId])

/** Reads a page of the grants in one state of their review. */
export const readGrantsForReview = (
  prepared: PreparedQueries,
  state: ReviewState,
  before: MomentPlace,
  limit: number,
): Promise<GrantRow[]> => prepared.run<GrantRow>(statements.ofState, [before.at, before.id, limit, state])

/** Reads one grant; undefined where there is none. */
export async function readGrant(prepared: PreparedQueries, id: string): Promise<GrantRow | undefined> {
  const [row] = await prepared.run<GrantRow>(statements.one, [id])
  return row
}

/** What was done under a grant, as the audit log has it. */
export type GrantUse = PlacedRow & {
  readonly occurred_at: Date
  readonly event: string
  readonly outcome: string
}

const ofGrant = 'grant_id = $1 AND occurred_at >= $2 AND occurred_at <= $3'

const uses = {
  name: 'emergency-grant-uses',
  text: `SELECT id, occurred_at, ${placeOf('occurred_at')} AS place, event, outcome FROM audit_events
    WHERE ${ofGrant} AND (occurred_at, id) > ($4, $5::uuid) ORDER BY occurred_at, id LIMIT $6`,
}

const countOfUses = {
  name: 'emergency-grant-use-count',
  text: `SELECT count(*)::integer AS total FROM audit_events WHERE ${ofGrant}`,
}

/** Reads a page of what was done under a grant, the oldest first, and how much it is in all. */
export async function readGrantUses(
  prepared: PreparedQueries,
  grant: GrantRow,
  after: MomentPlace,
  limit: number,
): Promise<{ readonly rows: readonly GrantUse[]; readonly total: number }> {
  const values = [grant.id, grant.starts_at, grant.ended_at ?? grant.ends_at]
  const [rows, { total }] = await Promise.all([
    prepared.run<GrantUse>(uses, [...values, after.at, after.id, limit]),
    prepared.one<{ total: number }>(countOfUses, values),
  ])
  return { rows, total }
}
