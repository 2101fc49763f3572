import type { PreparedQueries } from '../../prepared.ts'

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

/** Whether a prescription `r` can still be dispensed; $1 is the facility's date. */
export const isOpen = `r.status = 'approved' AND r.expires_on >= $1::date`

const supplied = {
  name: 'queue-supplied',
  text: `
    SELECT r.id, r.dose, r.frequency, r.quantity, r.repeats, r.repeat_after_days, h.handed
    FROM prescriptions r CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('quantity', d.quantity, 'at', d.dispensed_at) ORDER BY d.dispensed_at, d.id) AS handed
      FROM dispensings d WHERE d.prescription_id = r.id
        AND NOT EXISTS (SELECT FROM dispensing_reversals v WHERE v.dispensing_id = d.id)) h
    WHERE ${isOpen} AND r.repeats > 0 AND r.quantity > 0 AND h.handed IS NOT NULL`,
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
    WHERE ${isOpen} AND r.patient_id = $2 ORDER BY r.signed_at, r.id`,
}

/** What is open of one patient, the first signed first. */
export const readOpenOfPatient = (
  prepared: PreparedQueries,
  { today, patientId }: { today: string; patientId: string },
): Promise<(SuppliedPrescription & { readonly prescriber_id: string })[]> =>
  prepared.run(ofPatient, [today, patientId])
