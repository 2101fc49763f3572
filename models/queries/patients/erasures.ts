import type { PreparedQueries, RunsStatements } from '../../prepared.ts'
import type { ErasureOutcome, IdentityCheck } from '../../patients/erasure-request.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

/** A request to erase a record, with the names of those concerned; its words stay sealed. */
export type ErasureRow = PlacedRow & {
  readonly patient_id: string
  readonly record_number: string
  readonly requested_by: string
  readonly requester_name: string
  readonly requested_at: Date
  readonly identity_check: IdentityCheck
  readonly reason: Buffer
  readonly refusal: Buffer | null
  readonly approved_by: string | null
  readonly approver_name: string | null
  readonly approved_at: Date | null
  readonly outcome: ErasureOutcome | null
  readonly decider_name: string | null
  readonly decided_at: Date | null
  readonly root_key_id: string | null
  readonly wrapped: Buffer | null
  /** Whether the reader has ever been of the patient's care team, or is the patient. */
  readonly concerned: boolean
}

const columns = `
  e.id, e.patient_id, p.record_number, e.requested_by, r.display_name AS requester_name, e.requested_at,
  ${placeOf('e.requested_at')} AS place,
  e.identity_check, e.reason, e.refusal, e.approved_by, a.display_name AS approver_name, e.approved_at, e.outcome,
  d.display_name AS decider_name, e.decided_at, k.root_key_id, k.wrapped,
  EXISTS (SELECT FROM care_team_assignments c WHERE c.patient_id = e.patient_id AND c.user_id = $1)
    OR EXISTS (SELECT FROM users o WHERE o.id = $1 AND o.patient_id = e.patient_id) AS concerned
  FROM erasure_requests e
  JOIN patients p ON p.id = e.patient_id
  JOIN users r ON r.id = e.requested_by
  LEFT JOIN patient_keys k ON k.patient_id = e.patient_id
  LEFT JOIN users a ON a.id = e.approved_by
  LEFT JOIN users d ON d.id = e.decided_by`

const list = {
  name: 'list-erasures',
  text: `
    SELECT ${columns}
    WHERE (e.outcome IS NULL) = $2 AND (e.requested_at, e.id) < ($3::timestamptz, $4::uuid)
    ORDER BY e.requested_at DESC, e.id DESC LIMIT $5`,
}
const one = { name: 'find-erasure', text: `SELECT ${columns} WHERE e.id = $2` }
const newest = {
  name: 'newest-erasure-of-patient',
  text: `SELECT ${columns} WHERE e.patient_id = $2 ORDER BY e.requested_at DESC, e.id DESC LIMIT 1`,
}

/** Requests that wait, or those that are over, the newest first. */
export const listErasures = (
  prepared: PreparedQueries,
  asked: {
    readerId: string
    waiting: boolean
    before: MomentPlace
    limit: number
  },
): Promise<ErasureRow[]> =>
  prepared.run<ErasureRow>(list, [
    asked.readerId,
    asked.waiting,
    asked.before.at,
    asked.before.id,
    asked.limit,
  ])

/** One request; undefined where there is none. */
export const findErasure = async (prepared: PreparedQueries, readerId: string, id: string) =>
  (await prepared.run<ErasureRow>(one, [readerId, id]))[0]

/** The last request of a patient; undefined where there was none. */
export const newestErasure = async (prepared: PreparedQueries, readerId: string, patientId: string) =>
  (await prepared.run<ErasureRow>(newest, [readerId, patientId]))[0]

const entries = {
  name: 'last-entry-of-record',
  text: `
    SELECT p.birth_date, k.root_key_id, k.wrapped,
      greatest((SELECT max(occurred_at) FROM encounters WHERE patient_id = p.id),
        (SELECT max(created_at) FROM prescriptions WHERE patient_id = p.id),
        (SELECT max(changed_at) FROM clinical_changes WHERE patient_id = p.id),
        (SELECT max(recorded_at) FROM allergies WHERE patient_id = p.id),
        (SELECT max(recorded_at) FROM conditions WHERE patient_id = p.id),
        (SELECT max(given_at) FROM immunizations WHERE patient_id = p.id),
        (SELECT max(taken_at) FROM observations WHERE patient_id = p.id),
        (SELECT max(collected_at) FROM results WHERE patient_id = p.id),
        (SELECT max(d.dispensed_at) FROM dispensings d JOIN prescriptions x ON x.id = d.prescription_id
          WHERE x.patient_id = p.id)) AS last_entry
    FROM patients p JOIN patient_keys k ON k.patient_id = p.id WHERE p.id = $1`,
}

/** When something clinical was last entered, and the sealed date of birth; undefined where the record is erased. */
export const readLastEntry = async (prepared: RunsStatements, patientId: string) =>
  (
    await prepared.run<{
      birth_date: Buffer | null
      root_key_id: string
      wrapped: Buffer
      last_entry: Date | null
    }>(entries, [patientId])
  )[0]

const erasedFor = {
  name: 'erased-for',
  text: `
    SELECT p.id, p.record_number, p.erased_at FROM patients p
    LEFT JOIN prescriptions x ON x.patient_id = p.id AND x.id = $2
    WHERE p.erased_at IS NOT NULL AND (p.id = $1 OR x.id = $2) AND ($4
      OR EXISTS (SELECT FROM care_team_assignments c WHERE c.patient_id = p.id AND c.user_id = $3)
      OR EXISTS (SELECT FROM emergency_grants g WHERE g.patient_id = p.id AND g.user_id = $3)
      OR EXISTS (SELECT FROM prescriptions y LEFT JOIN dispensings d ON d.prescription_id = y.id
        WHERE y.patient_id = p.id AND (y.prescriber_id = $3 OR d.pharmacist_id = $3)))`,
}

/**
 * The record in an address, if it is an erased one that this person had to do with; nothing otherwise.
 * @param asked.everyone the person's role sees who all patients are
 */
export const readErasedFor = async (
  prepared: PreparedQueries,
  asked: { patientId: string | null; prescriptionId: string | null; userId: string; everyone: boolean },
) =>
  (
    await prepared.run<{ id: string; record_number: string; erased_at: Date }>(erasedFor, [
      asked.patientId,
      asked.prescriptionId,
      asked.userId,
      asked.everyone,
    ])
  )[0]
