import type { PreparedQueries } from '../../prepared.ts'

/** An emergency access with its review; nothing of what was written as a reason. */
export type EmergencyReportRow = {
  readonly id: string
  readonly user_id: string
  readonly user_name: string
  /** Null where it was for one’s own work outside hours. */
  readonly patient_id: string | null
  readonly record_number: string | null
  readonly reason_code: string
  readonly starts_at: Date
  readonly ends_at: Date
  readonly ended_at: Date | null
  readonly outcome: string | null
  readonly reviewed_at: Date | null
  readonly reviewer_name: string | null
}

const statement = {
  name: 'report-emergencies',
  text: `
    SELECT g.id, g.user_id, u.display_name AS user_name, g.patient_id, p.record_number, g.reason_code, g.starts_at,
      g.ends_at, g.ended_at, v.outcome, v.reviewed_at, w.display_name AS reviewer_name
    FROM emergency_grants g
    JOIN users u ON u.id = g.user_id
    LEFT JOIN patients p ON p.id = g.patient_id
    LEFT JOIN emergency_reviews v ON v.grant_id = g.id AND v.opinion = 1
    LEFT JOIN users w ON w.id = v.reviewer_id
    WHERE g.starts_at >= $1 AND g.starts_at < $2
    ORDER BY g.starts_at DESC, g.id DESC`,
}

/** Reads the emergency access that began in a period, the latest first. */
export const readEmergencies = (
  prepared: PreparedQueries,
  begins: Date,
  ends: Date,
): Promise<EmergencyReportRow[]> => prepared.run<EmergencyReportRow>(statement, [begins, ends])
