import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'
import type { PreparedQueries } from '../../prepared.ts'
import { safetyOfPatient, type SafetyRows } from '../patients/clinical-entries.ts'
import { ofPatient, readOfPatient, type IdentityRow } from '../patients/of-patient.ts'

/** Who a patient is and what could harm them, still sealed; nothing else of the record. */
export type PatientSafetyRow = SafetyRows & IdentityRow & { readonly allergies: Buffer | null }

const statement = ofPatient('patient-safety', 'p.allergies', safetyOfPatient)

/** Reads identity and allergies in one round trip; undefined where the patient or the record is gone. */
export const readPatientSafety = (
  prepared: PreparedQueries,
  patientId: string,
): Promise<PatientSafetyRow | undefined> =>
  readOfPatient<PatientSafetyRow>(prepared, statement, { patientId, safety: false })

/** The same as a transaction sees it. */
export async function readPatientSafetyIn(
  sequelize: Sequelize,
  transaction: Transaction,
  patientId: string,
): Promise<PatientSafetyRow | undefined> {
  const [row] = await sequelize.query<PatientSafetyRow>(statement.plain.text, {
    bind: [patientId],
    type: QueryTypes.SELECT,
    transaction,
  })
  return row
}
