import type { PreparedQueries } from '../../prepared.ts'
import { placeOf } from '../list-place.ts'

/** By what the queue can be narrowed; an empty text means not at all. */
export const queueFilters = ['due', 'ending', 'new', 'conflicts'] as const
export type QueueFilter = (typeof queueFilters)[number] | ''

/** What the pharmacy sees as ending. */
export const queueEndingWithinDays = 3

/** What tells from which day the next supply of an open prescription is due; all of it unsealed. */
export type SuppliedPrescription = {
  readonly id: string
  readonly dose: string
  readonly frequency: string
  readonly quantity: number
  readonly repeats: number
  readonly repeat_after_days: number | null
  readonly handed: readonly { readonly quantity: number; readonly at: string }[]
}

const open = `r.status = 'approved' AND r.expires_on >= $1::date`

const supplied = {
  name: 'queue-supplied',
  text: `
    SELECT r.id, r.dose, r.frequency, r.quantity, r.repeats, r.repeat_after_days, h.handed
    FROM prescriptions r CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('quantity', d.quantity, 'at', d.dispensed_at) ORDER BY d.dispensed_at, d.id) AS handed
      FROM dispensings d WHERE d.prescription_id = r.id
        AND NOT EXISTS (SELECT FROM dispensing_reversals v WHERE v.dispensing_id = d.id)) h
    WHERE ${open} AND r.repeats > 0 AND r.quantity > 0 AND h.handed IS NOT NULL`,
}

/** What was supplied in part, and is open all the same: only of these can the next supply be too early. */
export const readSuppliedInPart = (
  prepared: PreparedQueries,
  { today }: { today: string },
): Promise<SuppliedPrescription[]> => prepared.run<SuppliedPrescription>(supplied, [today])

const ofPatient = {
  name: 'queue-of-patient',
  text: `
    SELECT r.id, r.prescriber_id, r.dose, r.frequency, r.quantity, r.repeats, r.repeat_after_days, coalesce(h.handed, '[]') AS handed
    FROM prescriptions r CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('quantity', d.quantity, 'at', d.dispensed_at) ORDER BY d.dispensed_at, d.id) AS handed
      FROM dispensings d WHERE d.prescription_id = r.id
        AND NOT EXISTS (SELECT FROM dispensing_reversals v WHERE v.dispensing_id = d.id)) h
    WHERE ${open} AND r.patient_id = $2 ORDER BY r.signed_at, r.id`,
}

/** What is open of one patient, the first signed first. */
export const readOpenOfPatient = (
  prepared: PreparedQueries,
  { today, patientId }: { today: string; patientId: string },
): Promise<(SuppliedPrescription & { readonly prescriber_id: string })[]> =>
  prepared.run(ofPatient, [today, patientId])

/** A place in the queue: that of its patient, and that of the prescription among theirs. */
export type QueuePlace = {
  readonly first: string
  readonly patientId: string
  readonly at: string
  readonly id: string
}

/** A prescription of the queue, as identifiers only. */
export type QueueRow = {
  readonly id: string
  readonly patient_id: string
  /** When the first signed was signed of what is due of its patient; the year 9999 where nothing is. */
  readonly first: string
  readonly place: string
  /** How many the patient has open, whatever the queue was narrowed by. */
  readonly of_patient: number
}

/** How many prescriptions there are of each kind, among those that were searched for. */
export type QueueCounts = Readonly<Record<'all' | (typeof queueFilters)[number], number>>

// Patients of whom something is due come first, those first of whom it was signed first. A prescription that waits for its next
// supply stands with the others of its patient.
const queue = {
  name: 'pharmacy-queue',
  text: `
    WITH open AS MATERIALIZED (
      SELECT r.id, r.patient_id, r.signed_at, e.id IS NOT NULL AS early,
        r.expires_on <= $1::date + ${queueEndingWithinDays} AS ending, r.signed_at >= $4 AS new,
        r.override_of IS NOT NULL AS conflict, count(*) OVER (PARTITION BY r.patient_id)::integer AS of_patient,
        $5::uuid[] IS NULL OR r.patient_id = ANY($5) OR m.name ILIKE $6 OR m.code ILIKE $6 AS sought
      FROM prescriptions r JOIN medications m ON m.id = r.medication_id
        LEFT JOIN unnest($3::uuid[]) AS e (id) ON e.id = r.id
      WHERE ${open}),
    shown AS (
      SELECT id, patient_id, signed_at, of_patient, coalesce(min(signed_at) FILTER (WHERE NOT early)
          OVER (PARTITION BY patient_id), '9999-01-01T00:00:00Z') AS first
      FROM open WHERE sought AND CASE $2::text
        WHEN 'due' THEN NOT early WHEN 'ending' THEN ending WHEN 'new' THEN new WHEN 'conflicts' THEN conflict ELSE true END)
    SELECT
      (SELECT row_to_json(c) FROM (
        SELECT count(*)::integer AS all, count(*) FILTER (WHERE NOT early)::integer AS due,
          count(*) FILTER (WHERE ending)::integer AS ending, count(*) FILTER (WHERE new)::integer AS new,
          count(*) FILTER (WHERE conflict)::integer AS conflicts
        FROM open WHERE sought) c) AS counts,
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT id, patient_id, of_patient, ${placeOf('first')} AS first, ${placeOf('signed_at')} AS place FROM shown
        WHERE (first, patient_id, signed_at, id) > ($7::timestamptz, $8::uuid, $9::timestamptz, $10::uuid)
        ORDER BY shown.first, patient_id, signed_at, id LIMIT $11) s) AS rows`,
}

/** What of the queue is asked for. */
export type AskedQueue = {
  /** The facility's date, and when that day began. */
  readonly today: string
  readonly since: Date
  readonly filter: QueueFilter
  /** What waits for the day of its next supply. */
  readonly early: readonly string[]
  /** Undefined where nothing is sought: patients who fit, and a part of a medicine's name or code. */
  readonly sought: { readonly patientIds: readonly string[]; readonly medicine: string } | undefined
  readonly after: QueuePlace
  readonly limit: number
}

const escaped = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/** The pharmacy's queue from a place on, patient by patient, and how much of each kind there is; nothing is opened. */
export const readPharmacyQueue = (
  prepared: PreparedQueries,
  { today, since, filter, early, sought, after, limit }: AskedQueue,
): Promise<{ readonly counts: QueueCounts; readonly rows: readonly QueueRow[] }> =>
  prepared.one(queue, [
    today,
    filter,
    early,
    since,
    sought?.patientIds ?? null,
    sought === undefined ? '' : `%${escaped(sought.medicine)}%`,
    after.first,
    after.patientId,
    after.at,
    after.id,
    limit,
  ])
