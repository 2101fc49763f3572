import { thresholdOf, type Detector } from './detector.ts'
import { ask, evidence, evidenceOf, openings, type EvidenceRow } from './openings.ts'

/** Whether more people opened one record on a day than may. */
export const areTooMany = (readers: number, allowed: number): boolean => readers > allowed

type Row = EvidenceRow & { patient_id: string; day: string; readers: number }

// The day so far of every record that was opened just now by somebody without a tie.
const statement = `
  WITH ${openings}, now AS (SELECT DISTINCT patient_id, day FROM openings WHERE NOT tied)
  SELECT e.patient_id, e.day::text AS day, count(DISTINCT e.actor_id)::integer AS readers, ${evidence}
  FROM now CROSS JOIN LATERAL (
    SELECT a.id AS event_id, a.actor_id, a.patient_id, a.occurred_at AS opened_at, now.day FROM audit_events a
    WHERE a.patient_id = now.patient_id AND a.occurred_at >= now.day::timestamp AT TIME ZONE $zone
      AND a.occurred_at < (now.day + 1)::timestamp AT TIME ZONE $zone
      AND a.outcome = 'success' AND a.actor_id IS NOT NULL AND a.category IN ('patient', 'prescription')
      AND a.rule NOT IN ('own-record', 'care-team', 'active-prescription', 'recent-supply')) AS e
  GROUP BY e.patient_id, e.day`

const allowed = 'readers-in-a-day'

/** One record that draws many who have nothing to do with it. */
export const manyReaders: Detector = {
  kind: 'many-readers',
  title: 'One record, many readers',
  says: 'More people than usual opened one patient’s record on a day: somebody well known, or talked about. Those in the care team, and pharmacists with a prescription to dispense, do not count.',
  severity: 'critical',
  pace: 'at-once',
  thresholds: [
    {
      name: allowed,
      label: 'People outside the care team who may open one record in a day',
      usual: 5,
      least: 1,
      most: 1_000,
    },
  ],
  find: async (search) => {
    const most = thresholdOf(search.thresholds, allowed)
    const rows = await ask<Row>(search, statement)
    return rows
      .filter(({ readers }) => areTooMany(readers, most))
      .map((row) => ({
        userId: null,
        patientId: row.patient_id,
        day: row.day,
        evidence: evidenceOf(row),
        details: { readers: row.readers, allowed: most },
      }))
  },
}
