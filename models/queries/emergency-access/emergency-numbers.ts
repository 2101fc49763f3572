import type { PreparedQueries } from '../../prepared.ts'

/** How often emergency access was used, by one of the ways to look at it. */
export type NumbersRow = {
  /** By what it is counted; null is the sum of all. */
  readonly by: 'person' | 'ward' | 'reason' | 'month' | null
  /** Which person, ward, reason or month (YYYY-MM); null where a ward is not known. */
  readonly name: string | null
  readonly grants: number
  readonly own_work: number
  readonly extended: number
  readonly approved: number
  readonly due: number
  readonly overdue: number
  readonly in_time: number
  readonly justified: number
  readonly unjustified: number
  readonly escalated: number
}

const statement = {
  name: 'emergency-numbers',
  text: `
    WITH used AS (
      SELECT g.user_id, u.display_name, coalesce(g.ward, '') AS ward, g.reason_code,
        to_char(g.starts_at AT TIME ZONE $3, 'YYYY-MM') AS month, g.patient_id, g.extended_at, g.request_id,
        g.starts_at, g.review_state, v.reviewed_at, coalesce(v2.outcome, v.outcome) AS outcome
      FROM emergency_grants g
      JOIN users u ON u.id = g.user_id
      LEFT JOIN emergency_reviews v ON v.grant_id = g.id AND v.opinion = 1
      LEFT JOIN emergency_reviews v2 ON v2.grant_id = g.id AND v2.opinion = 2
      WHERE g.starts_at >= $1 AND g.starts_at < $2)
    SELECT
      CASE WHEN grouping(user_id) = 0 THEN 'person' WHEN grouping(ward) = 0 THEN 'ward'
        WHEN grouping(reason_code) = 0 THEN 'reason' WHEN grouping(month) = 0 THEN 'month' END AS by,
      coalesce(display_name, nullif(ward, ''), reason_code, month) AS name,
      count(*)::integer AS grants,
      count(*) FILTER (WHERE patient_id IS NULL)::integer AS own_work,
      count(extended_at)::integer AS extended,
      count(request_id)::integer AS approved,
      count(*) FILTER (WHERE review_state = 'due')::integer AS due,
      count(*) FILTER (WHERE review_state = 'due' AND starts_at <= $4)::integer AS overdue,
      count(*) FILTER (WHERE reviewed_at <= starts_at + make_interval(hours => $5))::integer AS in_time,
      count(*) FILTER (WHERE outcome = 'justified')::integer AS justified,
      count(*) FILTER (WHERE outcome = 'unjustified')::integer AS unjustified,
      count(*) FILTER (WHERE outcome = 'escalated')::integer AS escalated
    FROM used
    GROUP BY GROUPING SETS ((user_id, display_name), (ward), (reason_code), (month), ())
    ORDER BY by NULLS FIRST, CASE WHEN grouping(month) = 0 THEN month END, grants DESC, name`,
}

/** Counts the emergency access that began in a period, by person, ward, reason and month, in one round trip. */
export const readEmergencyNumbers = (
  prepared: PreparedQueries,
  asked: {
    readonly from: Date
    readonly until: Date
    readonly timeZone: string
    readonly overdueBefore: Date
    readonly reviewHours: number
  },
): Promise<NumbersRow[]> =>
  prepared.run<NumbersRow>(statement, [
    asked.from,
    asked.until,
    asked.timeZone,
    asked.overdueBefore,
    asked.reviewHours,
  ])

/** One use of emergency access as it is exported: no free text. */
export type ExportedGrant = {
  readonly id: string
  readonly starts_at: Date
  readonly ends_at: Date
  readonly ended_at: Date | null
  readonly user_name: string
  readonly username: string
  readonly role_name: string
  readonly ward: string | null
  readonly record_number: string | null
  readonly reason_code: string
  readonly extended: boolean
  readonly approved_by: string | null
  readonly outcome: string | null
  readonly reviewed_at: Date | null
  readonly reviewer_name: string | null
  readonly second_outcome: string | null
  readonly second_reviewer_name: string | null
}

const page = {
  name: 'exported-emergency-grants',
  text: `
    SELECT g.id, g.starts_at, g.ends_at, g.ended_at, u.display_name AS user_name, u.username, r.name AS role_name,
      g.ward, p.record_number, g.reason_code, g.extended_at IS NOT NULL AS extended, a.display_name AS approved_by,
      v.outcome, v.reviewed_at, w.display_name AS reviewer_name, v2.outcome AS second_outcome,
      w2.display_name AS second_reviewer_name
    FROM emergency_grants g
    JOIN users u ON u.id = g.user_id
    JOIN roles r ON r.id = u.role_id
    LEFT JOIN patients p ON p.id = g.patient_id
    LEFT JOIN emergency_requests q ON q.id = g.request_id
    LEFT JOIN users a ON a.id = q.decided_by
    LEFT JOIN emergency_reviews v ON v.grant_id = g.id AND v.opinion = 1
    LEFT JOIN users w ON w.id = v.reviewer_id
    LEFT JOIN emergency_reviews v2 ON v2.grant_id = g.id AND v2.opinion = 2
    LEFT JOIN users w2 ON w2.id = v2.reviewer_id
    WHERE g.starts_at >= $1 AND (g.starts_at, g.id) < ($2, $3::uuid)
    ORDER BY g.starts_at DESC, g.id DESC LIMIT $4`,
}

/** Reads a page of the uses of emergency access from a moment on, the newest first. */
export const readExportedGrants = (
  prepared: PreparedQueries,
  from: Date,
  before: { readonly at: Date; readonly id: string },
  limit: number,
): Promise<ExportedGrant[]> => prepared.run<ExportedGrant>(page, [from, before.at, before.id, limit])

const patients = {
  name: 'patients-of-emergency-grants',
  text: `SELECT DISTINCT patient_id FROM emergency_grants
    WHERE starts_at >= $1 AND starts_at < $2 AND patient_id IS NOT NULL`,
}

/** Every patient whom the emergency access of a period was about. */
export async function readPatientsOfGrants(
  prepared: PreparedQueries,
  from: Date,
  until: Date,
): Promise<readonly string[]> {
  const rows = await prepared.run<{ patient_id: string }>(patients, [from, until])
  return rows.map((row) => row.patient_id)
}
