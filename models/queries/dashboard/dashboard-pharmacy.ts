import type { PreparedQueries } from '../../prepared.ts'

/** What a pharmacist's dashboard shows, as identifiers and counts. */
export type PharmacyFigures = {
  readonly waiting: number
  readonly ending: number
  readonly dispensed_today: number
  /** Signed first comes first. */
  readonly oldest: readonly { readonly id: string; readonly patient_id: string }[]
}

const statement = {
  name: 'dashboard-pharmacy',
  text: `
    WITH queue AS MATERIALIZED (
      SELECT id, patient_id, signed_at, expires_on FROM prescriptions
      WHERE status = 'approved' AND expires_on >= $2::date)
    SELECT
      (SELECT count(*)::integer FROM queue) AS waiting,
      (SELECT count(*)::integer FROM queue WHERE expires_on <= $2::date + $4::integer) AS ending,
      (SELECT count(*)::integer FROM dispensings WHERE pharmacist_id = $1 AND dispensed_at >= $3) AS dispensed_today,
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT id, patient_id FROM queue ORDER BY signed_at, id LIMIT $5) s) AS oldest`,
}

/**
 * Counts what waits to be dispensed and finds what has waited longest.
 * @param asked.today the facility's date
 * @param asked.since when that day began
 */
export async function readPharmacyFigures(
  prepared: PreparedQueries,
  asked: { userId: string; today: string; since: Date; withinDays: number; limit: number },
): Promise<PharmacyFigures> {
  const { userId, today, since, withinDays, limit } = asked
  return prepared.one<PharmacyFigures>(statement, [userId, today, since, withinDays, limit])
}
