import type { PreparedQueries } from '../../prepared.ts'
import type { Box } from '../patients/clinical-entries.ts'
import { resultIsAwaited } from '../patients/result-rows.ts'

/** What a clinician's dashboard shows, as identifiers and counts. */
export type ClinicianFigures = {
  readonly patients_total: number
  /** Those seen last come first. */
  readonly patients: readonly { readonly id: string; readonly last_seen: string | null }[]
  readonly drafts_total: number
  readonly drafts: readonly { readonly id: string; readonly patient_id: string }[]
  readonly ending_total: number
  readonly ending: readonly { readonly id: string; readonly patient_id: string }[]
  /** How many patients have critical numbers that nobody has said to have seen. */
  readonly critical_total: number
  /** Of each of them the newest such number; whose is the newest comes first. */
  readonly critical: readonly CriticalFigure[]
  /** How many results nobody has said to have seen, and of how many patients there are critical ones among them. */
  readonly awaited_results: number
  readonly critical_results_total: number
  /** Of each of these the moment of the newest, and how many there are; whose is the newest comes first. */
  readonly critical_results: readonly CriticalResultsFigure[]
}

/** The newest critical number of a patient, still sealed, with the key that opens it. */
export type CriticalFigure = {
  readonly id: string
  readonly patient_id: string
  readonly kind: string
  readonly taken_at: string
  readonly content: Box
  /** How many there are of the patient. */
  readonly count: number
  readonly root_key_id: string | null
  readonly wrapped: Box | null
}

/** Critical results of a patient that nobody has said to have seen: which they are stands on the chart alone. */
export type CriticalResultsFigure = {
  readonly patient_id: string
  readonly newest: string
  readonly count: number
}

const statement = {
  name: 'dashboard-clinician',
  text: `
    WITH care AS MATERIALIZED (
      SELECT patient_id FROM care_team_assignments
      WHERE user_id = $1 AND starts_at <= $2 AND (ends_at IS NULL OR ends_at > $2)
      UNION SELECT patient_id FROM emergency_grants
      WHERE user_id = $1 AND patient_id IS NOT NULL AND ended_at IS NULL AND ends_at > $2),
    drafts AS MATERIALIZED (
      SELECT id, patient_id, created_at FROM prescriptions
      WHERE $4::boolean AND prescriber_id = $1 AND status = 'draft' AND expires_on >= $3::date
        AND patient_id IN (SELECT patient_id FROM care)),
    ending AS MATERIALIZED (
      SELECT id, patient_id, expires_on FROM prescriptions
      WHERE patient_id IN (SELECT patient_id FROM care) AND status = 'approved'
        AND expires_on BETWEEN $3::date AND $3::date + $5::integer),
    critical AS MATERIALIZED (
      SELECT DISTINCT ON (x.patient_id) x.id, x.patient_id, x.kind, x.taken_at, x.content,
        (count(*) OVER (PARTITION BY x.patient_id))::integer AS count
      FROM observations x
      WHERE x.patient_id IN (SELECT patient_id FROM care) AND x.critical AND x.status <> 'entered-in-error'
        AND NOT EXISTS (SELECT FROM observation_acknowledgements a
          WHERE a.observation_id = x.id AND a.version = x.version)
      ORDER BY x.patient_id, x.taken_at DESC, x.id DESC),
    awaited AS MATERIALIZED (
      SELECT x.patient_id, x.critical, x.collected_at FROM results x
      WHERE x.patient_id IN (SELECT patient_id FROM care) AND ${resultIsAwaited}),
    critical_results AS MATERIALIZED (
      SELECT patient_id, max(collected_at) AS newest, count(*)::integer AS count FROM awaited WHERE critical
      GROUP BY patient_id)
    SELECT
      (SELECT count(*)::integer FROM care) AS patients_total,
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT c.patient_id AS id, e.occurred_at AS last_seen FROM care c
        LEFT JOIN LATERAL (SELECT occurred_at FROM encounters WHERE patient_id = c.patient_id
          ORDER BY occurred_at DESC LIMIT 1) e ON true
        ORDER BY e.occurred_at DESC NULLS LAST, c.patient_id LIMIT $6) s) AS patients,
      (SELECT count(*)::integer FROM drafts) AS drafts_total,
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT id, patient_id FROM drafts ORDER BY created_at, id LIMIT $7) s) AS drafts,
      (SELECT count(*)::integer FROM ending) AS ending_total,
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT id, patient_id FROM ending ORDER BY expires_on, id LIMIT $7) s) AS ending,
      (SELECT count(*)::integer FROM critical) AS critical_total,
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT c.id, c.patient_id, c.kind, c.taken_at, c.content, c.count, k.root_key_id, k.wrapped
        FROM critical c LEFT JOIN patient_keys k ON k.patient_id = c.patient_id
        ORDER BY c.taken_at DESC, c.id DESC LIMIT $7) s) AS critical,
      (SELECT count(*)::integer FROM awaited) AS awaited_results,
      (SELECT count(*)::integer FROM critical_results) AS critical_results_total,
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT patient_id, to_json(newest) #>> '{}' AS newest, count FROM critical_results
        ORDER BY newest DESC, patient_id LIMIT $7) s) AS critical_results`,
}

/**
 * Finds the patients in someone's care, what that person has still to sign, and what runs out within some days.
 * @param asked.today the facility's date
 */
export async function readClinicianFigures(
  prepared: PreparedQueries,
  asked: {
    userId: string
    at: Date
    today: string
    signs: boolean
    withinDays: number
    patients: number
    prescriptions: number
  },
): Promise<ClinicianFigures> {
  const { userId, at, today, signs, withinDays, patients, prescriptions } = asked
  const values = [userId, at, today, signs, withinDays, patients, prescriptions]
  return prepared.one<ClinicianFigures>(statement, values)
}
