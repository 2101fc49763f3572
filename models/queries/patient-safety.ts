import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'
import type { PreparedQueries } from '../prepared.ts'
import { safetyOfPatient, type SafetyRows } from './clinical-entries.ts'

/** Who a patient is and what could harm them, still sealed; nothing else of the record. */
export type PatientSafetyRow = SafetyRows & {
  readonly id: string
  readonly record_number: string
  readonly sex: string
  readonly given_name: Buffer
  readonly family_name: Buffer
  readonly birth_date: Buffer | null
  readonly deceased: boolean
  readonly died_on: Buffer | null
  readonly allergies: Buffer | null
  readonly root_key_id: string | null
  readonly wrapped: Buffer | null
}

const statement = {
  name: 'patient-safety',
  text: `
    SELECT p.id, p.record_number, p.sex, p.given_name, p.family_name, p.birth_date, p.deceased, p.died_on, p.allergies,
      ${safetyOfPatient},
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
