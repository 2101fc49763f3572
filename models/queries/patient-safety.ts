import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'
import type { PreparedQueries } from '../prepared.ts'

/** An allergy that counts, its sealed texts as JSON carries them. */
export type SafetyAllergyRow = {
  readonly id: string
  readonly substance: string
  readonly code: string | null
  readonly reaction: string | null
  readonly criticality: string
}

/** Who a patient is and what could harm them, still sealed; nothing else of the record. */
export type PatientSafetyRow = {
  readonly id: string
  readonly record_number: string
  readonly sex: string
  readonly given_name: Buffer
  readonly family_name: Buffer
  readonly birth_date: Buffer | null
  readonly deceased: boolean
  readonly died_on: Buffer | null
  readonly allergies: Buffer | null
  readonly allergy_rows: SafetyAllergyRow[] | null
  /** Whether somebody recorded that there are none. */
  readonly none_known: boolean
  readonly root_key_id: string | null
  readonly wrapped: Buffer | null
}

const statement = {
  name: 'patient-safety',
  text: `
    SELECT p.id, p.record_number, p.sex, p.given_name, p.family_name, p.birth_date, p.deceased, p.died_on, p.allergies,
      (SELECT json_agg(a) FROM (
        SELECT id, substance, code, reaction, criticality FROM allergies WHERE patient_id = p.id AND status = 'active'
          AND verification NOT IN ('refuted', 'entered-in-error')
        ORDER BY recorded_at DESC, id DESC) a) AS allergy_rows,
      EXISTS (SELECT FROM allergy_statements s WHERE s.patient_id = p.id AND s.ended_at IS NULL
        AND s.says = 'none-known' AND s.scope = 'any') AS none_known,
      k.root_key_id, k.wrapped
    FROM patients p LEFT JOIN patient_keys k ON k.patient_id = p.id
    WHERE p.id = $1`,
}

/** Reads identity and allergies in one round trip; undefined where the patient or the key is gone. */
export async function readPatientSafety(
  prepared: PreparedQueries,
  patientId: string,
): Promise<PatientSafetyRow | undefined> {
  const [row] = await prepared.run<PatientSafetyRow>(statement, [patientId])
  return row
}

/** The same as a transaction sees it. */
export async function readPatientSafetyIn(
  sequelize: Sequelize,
  transaction: Transaction,
  patientId: string,
): Promise<PatientSafetyRow | undefined> {
  const [row] = await sequelize.query<PatientSafetyRow>(statement.text, {
    bind: [patientId],
    type: QueryTypes.SELECT,
    transaction,
  })
  return row
}
