import type { PreparedQueries } from '../../prepared.ts'

/** What a patient's own dashboard shows. */
export type OwnRecordFigures = {
  readonly active_prescriptions: number
  /** How often others opened it. */
  readonly opened_total: number
  /** Who opened the record last, the newest first. */
  readonly opened: readonly {
    readonly id: string
    readonly occurred_at: string
    readonly event: string
    readonly actor_name: string | null
    readonly actor_role: string | null
  }[]
}

const statement = {
  name: 'dashboard-own-record',
  text: `
    WITH opened AS MATERIALIZED (
      SELECT id, occurred_at, event, actor_name, actor_role FROM audit_events
      WHERE patient_id = $1 AND outcome = 'success' AND actor_id <> $2 AND category IN ('patient', 'prescription'))
    SELECT
      (SELECT count(*)::integer FROM prescriptions
        WHERE patient_id = $1 AND status = 'approved' AND expires_on >= $3::date) AS active_prescriptions,
      (SELECT count(*)::integer FROM opened) AS opened_total,
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT id, occurred_at, event, actor_name, actor_role FROM opened
        ORDER BY occurred_at DESC, id DESC LIMIT $4) s) AS opened`,
}

/**
 * Counts what is prescribed to a patient now, and finds who opened the record last.
 * @param asked.userId the patient's own account: what it opened is left out
 */
export async function readOwnRecordFigures(
  prepared: PreparedQueries,
  asked: { patientId: string; userId: string; today: string; limit: number },
): Promise<OwnRecordFigures> {
  const { patientId, userId, today, limit } = asked
  return prepared.one<OwnRecordFigures>(statement, [patientId, userId, today, limit])
}
