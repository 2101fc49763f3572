import type { PreparedQueries, Statement } from '../../prepared.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

/** A prescription in a list, as identifiers only, with its own place in the list. */
export type PrescriptionKey = PlacedRow & { readonly patient_id: string }

/** The states by which a list can be narrowed; an empty text means all. */
export const listedStatuses = ['draft', 'approved', 'ending', 'dispensed', 'cancelled', 'expired'] as const
export type ListedStatus = (typeof listedStatuses)[number] | ''

/** An approved prescription is ending where its last day is no further off than so many days. */
export const endingWithinDays = 7

const newestFirst = `
  (created_at, id) < ($2::timestamptz, $3::uuid)
  ORDER BY created_at DESC, id DESC LIMIT $4`

const withStatus = `
  ($6::text = '' OR $6::text = 'ending' AND status = 'approved'
      AND expires_on BETWEEN $7::date AND $7::date + ${endingWithinDays}
    OR $6::text = CASE WHEN status IN ('draft', 'approved') AND expires_on < $7::date THEN 'expired' ELSE status END)`

const patientsInCare = `
  SELECT patient_id FROM care_team_assignments
  WHERE user_id = $1 AND starts_at <= $5 AND (ends_at IS NULL OR ends_at > $5)
  UNION SELECT patient_id FROM emergency_grants
  WHERE user_id = $1 AND patient_id IS NOT NULL AND ended_at IS NULL AND ends_at > $5`

const listText = (whose: string) => `
  SELECT id, patient_id, ${placeOf('created_at')} AS place FROM prescriptions
  WHERE ${whose} AND ${newestFirst}`

const written: Statement = {
  name: 'prescriptions-written',
  text: listText(`prescriber_id = $1 AND patient_id IN (${patientsInCare}) AND ${withStatus}`),
}

const inCare: Statement = {
  name: 'prescriptions-in-care',
  text: listText(`patient_id IN (${patientsInCare}) AND ${withStatus}`),
}

const ofPatient: Statement = {
  name: 'prescriptions-of-patient',
  text: listText(`patient_id = $1 AND (NOT $5::boolean OR status <> 'draft')`),
}

/** What this person wrote, or what was written for anyone in this person's care; patients in care now only, newest first. */
export const listPrescriptionsInCare = (
  prepared: PreparedQueries,
  asked: {
    userId: string
    onlyWritten: boolean
    status: ListedStatus
    at: Date
    today: string
    before: MomentPlace
    limit: number
  },
): Promise<PrescriptionKey[]> =>
  prepared.run(asked.onlyWritten ? written : inCare, [
    asked.userId,
    asked.before.at,
    asked.before.id,
    asked.limit,
    asked.at,
    asked.status,
    asked.today,
  ])

/** Everything prescribed for one patient, newest first. @param asked.withoutDrafts leaves out what nobody has signed */
export const listPrescriptionsOfPatient = (
  prepared: PreparedQueries,
  asked: { patientId: string; withoutDrafts: boolean; before: MomentPlace; limit: number },
): Promise<PrescriptionKey[]> =>
  prepared.run(ofPatient, [
    asked.patientId,
    asked.before.at,
    asked.before.id,
    asked.limit,
    asked.withoutDrafts,
  ])
