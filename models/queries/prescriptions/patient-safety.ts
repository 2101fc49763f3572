import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'
import type { PreparedQueries } from '../../prepared.ts'
import type { PrescriptionStatus } from '../../prescriptions/prescription.ts'
import { safetyOfPatient, type Box, type SafetyRows } from '../patients/clinical-entries.ts'
import { ofPatient, readOfPatient, type IdentityRow } from '../patients/of-patient.ts'

/** A prescription of a patient who takes it, or may be taking it, as it is stored. */
export type TakenMedicineRow = {
  readonly id: string
  readonly name: string
  readonly medication_words: Box | null
  readonly code_system: string
  readonly code: string
  readonly status: PrescriptionStatus
  readonly dose: string
  readonly frequency: string
  readonly expires_on: string | null
  readonly override_of: Box | null
  readonly override_reason: Box | null
  readonly quantity: number | null
  readonly repeat_after_days: number | null
  /** When it was last handed out, where it was. */
  readonly last_handed: string | null
  /** The products of what was handed over, the first one first, each null where it was the one prescribed. */
  readonly products: readonly (string | null)[] | null
}

/** Who a patient is, what could harm them and what they take, still sealed; nothing else of the record. */
export type PatientSafetyRow = SafetyRows &
  IdentityRow & {
    readonly allergies: Buffer | null
    readonly medicine_rows: readonly TakenMedicineRow[] | null
  }

// Nobody stops taking a medicine on the day when its prescription ends, or when the last of it was handed out: how long that
// lasts is told by its amount, which is reckoned once it is open. What another system has as current has no end that we know.
const medicines = `(SELECT json_agg(t) FROM (
  SELECT r.id, m.name, r.medication_words, m.code_system, m.code, r.status, r.dose, r.frequency, r.expires_on, r.override_of, r.override_reason,
    r.quantity, r.repeat_after_days,
    h.last_handed, h.products
  FROM prescriptions r JOIN medications m ON m.id = r.medication_id
    CROSS JOIN LATERAL (SELECT max(d.dispensed_at) AS last_handed, json_agg(g.name ORDER BY d.dispensed_at, d.id) AS products
      FROM dispensings d LEFT JOIN medications g ON g.id = d.medication_id WHERE d.prescription_id = r.id
        AND NOT EXISTS (SELECT FROM dispensing_reversals v WHERE v.dispensing_id = d.id)) h
  WHERE r.patient_id = p.id AND (
    r.status IN ('imported', 'on-hold', 'unknown')
    OR r.status IN ('draft', 'approved') AND r.expires_on >= $2::date
    OR r.status = 'dispensed')
  ORDER BY r.created_at DESC, r.id DESC) t) AS medicine_rows`

const statement = ofPatient('patient-safety', 'p.allergies', safetyOfPatient, medicines)

/**
 * Reads identity, allergies and medicines in one round trip; undefined where the patient or the record is gone.
 * @param asked.since the day, YYYY-MM-DD, since when a prescription that has run out may still be taken from
 */
export const readPatientSafety = (
  prepared: PreparedQueries,
  { patientId, since }: { patientId: string; since: string },
): Promise<PatientSafetyRow | undefined> =>
  readOfPatient<PatientSafetyRow>(prepared, statement, { patientId, safety: false }, since)

const severalStatement = {
  name: 'patients-safety',
  text: `SELECT p.id, p.record_number, p.sex, p.given_name, p.family_name, p.birth_date, p.deceased, p.died_on,
      k.root_key_id, k.wrapped, p.allergies, ${safetyOfPatient}, ${medicines}
    FROM patients p LEFT JOIN patient_keys k ON k.patient_id = p.id WHERE p.id = ANY($1::uuid[]) AND p.erased_at IS NULL`,
}

/** The same of several patients in one round trip, for a list that names each of them in its audit row. */
export const readSafetyOfPatients = (
  prepared: PreparedQueries,
  { patientIds, since }: { patientIds: readonly string[]; since: string },
): Promise<PatientSafetyRow[]> => prepared.run<PatientSafetyRow>(severalStatement, [patientIds, since])

/** The same as a transaction sees it. */
export async function readPatientSafetyIn(
  sequelize: Sequelize,
  transaction: Transaction,
  { patientId, since }: { patientId: string; since: string },
): Promise<PatientSafetyRow | undefined> {
  const [row] = await sequelize.query<PatientSafetyRow>(statement.plain.text, {
    bind: [patientId, since],
    type: QueryTypes.SELECT,
    transaction,
  })
  return row
}
