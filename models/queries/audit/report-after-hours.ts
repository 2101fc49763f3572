import type { PreparedQueries } from '../../prepared.ts'

/** Hours of a role, or of everybody else where the role is empty; minutes since midnight on the facility's clock. */
export type ReportHours = {
  readonly role: string
  /** ISO weekdays on which the hours begin. */
  readonly days: readonly number[]
  readonly from: number
  /** Exclusive; at or before `from` the hours run over midnight. */
  readonly to: number
}

export type AfterHoursRow = {
  readonly id: string
  readonly occurred_at: Date
  readonly event: string
  readonly actor_id: string
  readonly actor_name: string | null
  readonly actor_role: string
  readonly patient_id: string | null
  readonly patients: number
  readonly grant_id: string | null
  /** Whether the role has hours of its own. */
  readonly own_hours: boolean
}

const statement = {
  name: 'report-after-hours',
  text: `
    WITH hours AS MATERIALIZED (
      SELECT role, days, "from", "to" FROM jsonb_to_recordset($3::jsonb) AS h (role text, days int[], "from" int, "to" int))
    SELECT e.id, e.occurred_at, e.event, e.actor_id, e.actor_name, e.actor_role, e.patient_id,
      coalesce(cardinality(e.patient_ids), 0) + (e.patient_id IS NOT NULL)::int AS patients, e.grant_id, l.own_hours
    FROM audit_events e
    CROSS JOIN LATERAL (SELECT e.occurred_at AT TIME ZONE $4 AS at,
      EXISTS (SELECT FROM hours WHERE role = e.actor_role) AS own_hours) AS l
    CROSS JOIN LATERAL (SELECT extract(isodow FROM l.at)::int AS day,
      (extract(hour FROM l.at) * 60 + extract(minute FROM l.at))::int AS minute) AS m
    WHERE e.occurred_at >= $1 AND e.occurred_at < $2 AND e.outcome = 'success' AND e.actor_role IS NOT NULL
      AND e.category IN ('patient', 'prescription', 'emergency-access')
      AND (e.patient_id IS NOT NULL OR e.patient_ids IS NOT NULL)
      AND e.purpose_of_use IS DISTINCT FROM 'patient-request'
      AND NOT EXISTS (SELECT FROM hours h
        WHERE h.role = CASE WHEN l.own_hours THEN e.actor_role ELSE '' END
          AND CASE WHEN h."from" < h."to" THEN m.day = ANY(h.days) AND m.minute >= h."from" AND m.minute < h."to"
            ELSE (m.day = ANY(h.days) AND m.minute >= h."from")
              OR (((m.day + 5) % 7) + 1 = ANY(h.days) AND m.minute < h."to") END)
    ORDER BY e.occurred_at DESC, e.id DESC LIMIT $5`,
}

/** Reads which records were opened outside of these hours, the latest first. */
export const readAfterHours = (
  prepared: PreparedQueries,
  asked: {
    readonly begins: Date
    readonly ends: Date
    readonly hours: readonly ReportHours[]
    readonly timeZone: string
    readonly limit: number
  },
): Promise<AfterHoursRow[]> => {
  const { begins, ends, hours, timeZone, limit } = asked
  return prepared.run<AfterHoursRow>(statement, [begins, ends, JSON.stringify(hours), timeZone, limit])
}
