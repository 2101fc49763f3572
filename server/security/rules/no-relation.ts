import { thresholdOf, type Detector } from './detector.ts'
import { ask, evidence, evidenceOf, openings, type EvidenceRow } from './openings.ts'

/** How many days lie between an opening and what would explain it; null where nothing does, as far as was looked. */
export type Relation = { readonly daysBefore: number | null; readonly daysAfter: number | null }

/** Whether nothing explains an opening: nothing within the days before it, nor within those after it. */
export const isUnexplained = (nearest: Relation, before: number, after: number): boolean =>
  (nearest.daysBefore === null || nearest.daysBefore > before) &&
  (nearest.daysAfter === null || nearest.daysAfter > after)

type Row = EvidenceRow & {
  actor_id: string
  patient_id: string
  day: string
  days_before: number | null
  days_after: number | null
}

// What explains an opening: an encounter of the patient, the reader's own time in the care team or their assigning others,
// and the registration. A time in the care team that lasts into the opening's day is nought days away.
const statement = `
  WITH ${openings},
  pairs AS (
    SELECT actor_id, patient_id, day, ${evidence} FROM openings WHERE NOT tied GROUP BY actor_id, patient_id, day
  )
  SELECT o.actor_id, o.patient_id, o.day::text AS day, o.openings, o.first_at, o.last_at, o.events,
    least_days.days_before, least_days.days_after
  FROM pairs o CROSS JOIN LATERAL (
    SELECT min(o.day - span.until) FILTER (WHERE span.until <= o.day) AS days_before,
      min(greatest(span.since - o.day, 0)) FILTER (WHERE span.until >= o.day) AS days_after
    FROM (
      SELECT (occurred_at AT TIME ZONE $zone)::date AS since, (occurred_at AT TIME ZONE $zone)::date AS until
        FROM encounters WHERE patient_id = o.patient_id
      UNION ALL SELECT (starts_at AT TIME ZONE $zone)::date, coalesce((ends_at AT TIME ZONE $zone)::date, 'infinity')
        FROM care_team_assignments WHERE patient_id = o.patient_id AND user_id = o.actor_id
      UNION ALL SELECT (created_at AT TIME ZONE $zone)::date, (created_at AT TIME ZONE $zone)::date
        FROM care_team_assignments WHERE patient_id = o.patient_id AND assigned_by = o.actor_id
      UNION ALL SELECT (created_at AT TIME ZONE $zone)::date, (created_at AT TIME ZONE $zone)::date
        FROM patients WHERE id = o.patient_id
    ) AS span) AS least_days`

const before = 'days-before'
const after = 'days-after'

/** Openings that nothing at the facility explains. */
export const noRelation: Detector = {
  kind: 'no-relation',
  title: 'No encounter or relation',
  says: 'Somebody opened a record by emergency access or with a role that sees the details of everybody, and neither before nor after was there anything to do with the patient: no encounter, no registration, no place in the care team. It is asked every night of the openings that are as old as the days after.',
  severity: 'warning',
  pace: 'nightly',
  daysLate: after,
  thresholds: [
    {
      name: before,
      label: 'Days before the opening that are looked at',
      usual: 30,
      least: 0,
      most: 365,
    },
    { name: after, label: 'Days after the opening that are looked at', usual: 30, least: 0, most: 90 },
  ],
  find: async (search) => {
    const rows = await ask<Row>(search, statement)
    const { thresholds } = search
    return rows
      .filter((row) =>
        isUnexplained(
          { daysBefore: row.days_before, daysAfter: row.days_after },
          thresholdOf(thresholds, before),
          thresholdOf(thresholds, after),
        ),
      )
      .map((row) => ({
        userId: row.actor_id,
        patientId: row.patient_id,
        day: row.day,
        evidence: evidenceOf(row),
      }))
  },
}
