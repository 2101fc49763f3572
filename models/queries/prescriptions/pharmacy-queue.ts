import type { PreparedQueries } from '../../prepared.ts'
import { placeOf } from '../list-place.ts'
import { isOpen } from './supplied-prescriptions.ts'

/** By what the queue can be narrowed; an empty text means not at all. */
export const queueFilters = ['due', 'ending', 'new', 'conflicts', 'unanswered'] as const
export type QueueFilter = (typeof queueFilters)[number] | ''

/** What the pharmacy sees as ending. */
export const queueEndingWithinDays = 3

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

/** How many prescriptions there are of each kind that plain columns tell, among those that were searched for. */
export type QueueCounts = Readonly<
  Record<'all' | Exclude<(typeof queueFilters)[number], 'unanswered'>, number>
>

// When a prescription is signed, every conflict with what is recorded then is answered, also that of the other medicine of a pair.
// So only what came to the record later can stand unanswered. A sealed text says nothing of when it changed, its row does.
const recordedSince = `(
  EXISTS (SELECT FROM allergies a WHERE a.patient_id = r.patient_id AND coalesce(a.changed_at, a.created_at) > r.signed_at)
  OR EXISTS (SELECT FROM prescriptions o WHERE o.patient_id = r.patient_id AND o.id <> r.id
    AND o.status IN ('imported', 'on-hold', 'unknown') AND o.updated_at > r.signed_at)
  OR EXISTS (SELECT FROM source_documents s WHERE s.patient_id = r.patient_id
    AND s.resource_type IN ('AllergyIntolerance', 'MedicationRequest') AND s.imported_at > r.signed_at)
  OR EXISTS (SELECT FROM patients p WHERE p.id = r.patient_id AND p.allergies IS NOT NULL AND p.updated_at > r.signed_at))`

// Patients of whom something is due come first, those first of whom it was signed first. A prescription that waits for its next
// supply stands with the others of its patient.
const queue = {
  name: 'pharmacy-queue',
  text: `
    WITH open AS MATERIALIZED (
      SELECT r.id, r.patient_id, r.signed_at, e.id IS NOT NULL AS early,
        r.expires_on <= $1::date + ${queueEndingWithinDays} AS ending, r.signed_at >= $4 AS new,
        r.override_of IS NOT NULL AS conflict, ${recordedSince} AS recorded_since,
        count(*) OVER (PARTITION BY r.patient_id)::integer AS of_patient,
        $5::uuid[] IS NULL OR r.patient_id = ANY($5) OR m.name ILIKE $6 OR m.code ILIKE $6 AS sought
      FROM prescriptions r JOIN medications m ON m.id = r.medication_id
        LEFT JOIN unnest($3::uuid[]) AS e (id) ON e.id = r.id
      WHERE ${isOpen}),
    shown AS (
      SELECT id, patient_id, signed_at, of_patient, coalesce(min(signed_at) FILTER (WHERE NOT early)
          OVER (PARTITION BY patient_id), '9999-01-01T00:00:00Z') AS first
      FROM open WHERE sought AND CASE $2::text
        WHEN 'due' THEN NOT early WHEN 'ending' THEN ending WHEN 'new' THEN new WHEN 'conflicts' THEN conflict
        WHEN 'unanswered' THEN id = ANY($12) ELSE true END)
    SELECT
      (SELECT row_to_json(c) FROM (
        SELECT count(*)::integer AS all, count(*) FILTER (WHERE NOT early)::integer AS due,
          count(*) FILTER (WHERE ending)::integer AS ending, count(*) FILTER (WHERE new)::integer AS new,
          count(*) FILTER (WHERE conflict)::integer AS conflicts
        FROM open WHERE sought) c) AS counts,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'patient_id', patient_id)), '[]')
        FROM open WHERE sought AND recorded_since) AS recorded_since,
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
  /** What 'unanswered' narrows to: found by opening what `recorded_since` names. */
  readonly unanswered: readonly string[]
  /** What waits for the day of its next supply. */
  readonly early: readonly string[]
  /** Undefined where nothing is sought: patients who fit, and a part of a medicine's name or code. */
  readonly sought: { readonly patientIds: readonly string[]; readonly medicine: string } | undefined
  readonly after: QueuePlace
  readonly limit: number
}

const escaped = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/** What is read of the queue, as identifiers. */
export type ReadQueue = {
  readonly counts: QueueCounts
  readonly rows: readonly QueueRow[]
  /** Whatever has had an allergy or a medicine recorded for its patient since it was signed, on whichever page. */
  readonly recorded_since: readonly { readonly id: string; readonly patient_id: string }[]
}

/** The pharmacy's queue from a place on, patient by patient, and how much of each kind there is; nothing is opened. */
export const readPharmacyQueue = (
  prepared: PreparedQueries,
  { today, since, filter, unanswered, early, sought, after, limit }: AskedQueue,
): Promise<ReadQueue> =>
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
    unanswered,
  ])
