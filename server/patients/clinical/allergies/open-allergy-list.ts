import { readAllergyList } from '../../../../models/queries/patients/clinical-lists.ts'
import type { Allergies, AllergyStatement } from '../../../../views/patients/clinical/allergy.ts'
import type { PatientIdentity } from '../../../../views/patients/chart.ts'
import type { Receipt } from '../../../audit/record.ts'
import type { Services } from '../../../services.ts'
import { openWithIdentity } from '../../open-identity.ts'
import { fieldOpener } from '../../sealed-fields.ts'
import { readAllergies } from './allergy-reading.ts'
import { openAllergy, openStatement } from '../../open-entries.ts'

/** Everything that is recorded of somebody's allergies. */
export type OpenedAllergies = {
  readonly identity: PatientIdentity
  readonly allergies: Allergies
  /** Statements that have ended. */
  readonly ended: readonly AllergyStatement[]
  readonly notes: string | null
}

/** Opens every allergy whatever its state, every statement, and the free notes. @throws Refused, SealBrokenError, HiddenSectionError */
export async function openAllergyList(
  services: Services,
  receipt: Receipt,
  patientId: string,
): Promise<OpenedAllergies> {
  receipt.mustCover(patientId, 'identity', 'safety')
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, (prepared) =>
    readAllergyList(prepared, patientId),
  )
  const notes = fieldOpener(key, 'patients', patientId).optional('allergies', row.allergies)
  const statements = (row.statement_rows ?? []).map((one) => openStatement(receipt, key, one))
  const entries = (row.allergy_rows ?? []).map((one) => openAllergy(receipt, key, one))
  const allergies = readAllergies(entries, statements, notes)
  return {
    identity: { ...identity, allergies },
    allergies,
    ended: statements.filter(({ endedAt }) => endedAt !== null),
    notes,
  }
}
