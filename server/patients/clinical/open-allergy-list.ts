import { readAllergyRows, readStatementRows } from '../../../models/queries/clinical-lists.ts'
import { Patient } from '../../../models/patient.ts'
import type { Allergies, AllergyStatement } from '../../../views/patients/clinical/allergy.ts'
import type { PatientIdentity } from '../../../views/patients/chart.ts'
import type { Receipt } from '../../audit/record.ts'
import type { Services } from '../../services.ts'
import { openIdentity } from '../open-identity.ts'
import { readAllergies } from './allergy-reading.ts'
import { openAllergy, openStatement } from './open-entries.ts'

/** Everything that is recorded of somebody's allergies. */
export type OpenedAllergies = {
  readonly identity: PatientIdentity
  readonly allergies: Allergies
  /** Statements that have ended. */
  readonly ended: readonly AllergyStatement[]
  readonly notes: string | null
}

/** Opens every allergy whatever its state, every statement, and the free notes. @throws NotFound, SealBrokenError, HiddenSection */
export async function openAllergyList(
  services: Services,
  receipt: Receipt,
  patientId: string,
): Promise<OpenedAllergies> {
  receipt.mustCover(patientId, 'identity', 'safety')
  const [{ identity, key }, rows, statementRows, patient] = await Promise.all([
    openIdentity(services, receipt, patientId),
    readAllergyRows(services.prepared, patientId),
    readStatementRows(services.prepared, patientId),
    Patient.findByPk(patientId, { attributes: ['allergies'] }),
  ])
  const notes =
    patient?.allergies?.open(key, { table: 'patients', column: 'allergies', row: patientId }) ?? null
  const statements = statementRows.map((row) => openStatement(receipt, key, row))
  const entries = rows.map((row) => openAllergy(receipt, key, row))
  return {
    identity,
    allergies: readAllergies(entries, statements, notes),
    ended: statements.filter(({ endedAt }) => endedAt !== null),
    notes,
  }
}
