import { QueryTypes } from 'sequelize'
import type { Evidence, Search } from './detector.ts'

/** How many audit rows an alert names; the audit log has them all. */
const namedEvents = 20

/**
 * The openings of a time: rows of something done with one patient's record by somebody else. `tied` says that they had it
 * in their care, or to dispense for, when they did it: the row carries the rule that decided.
 */
export const openings = `
  openings AS (
    SELECT id AS event_id, occurred_at AS opened_at, actor_id, actor_role, patient_id, (occurred_at AT TIME ZONE $zone)::date AS day,
      rule IN ('care-team', 'active-prescription', 'recent-supply') AS tied
    FROM audit_events
    WHERE occurred_at >= $from AND occurred_at < $to AND outcome = 'success' AND patient_id IS NOT NULL
      AND actor_id IS NOT NULL AND category IN ('patient', 'prescription') AND rule <> 'own-record'
  )`

/** Of grouped openings: how many, between when, and which. */
export const evidence = `count(*)::integer AS openings, min(opened_at) AS first_at, max(opened_at) AS last_at,
  (array_agg(event_id ORDER BY opened_at))[1:${namedEvents}] AS events`

export type EvidenceRow = { openings: number; first_at: Date; last_at: Date; events: string[] }

export const evidenceOf = (row: EvidenceRow): Evidence => ({
  openings: row.openings,
  firstAt: row.first_at,
  lastAt: row.last_at,
  events: row.events,
})

/** Runs a detector's query over the openings of its time. @param more what it asks for beside */
export const ask = <Row extends object>(
  { services, transaction, from, to }: Search,
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Row[]> =>
  services.sequelize.query<Row>(text, {
    bind: { from, to, zone: services.time.timeZone, ...more },
    type: QueryTypes.SELECT,
    transaction,
  })
