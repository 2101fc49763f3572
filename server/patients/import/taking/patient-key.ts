import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { PatientKey } from '../../../../models/patients/patient-key.ts'
import { holdPatient } from '../../hold-record.ts'
import type { ImportRun } from '../import-run.ts'

/**
 * Opens the key of a patient on record, and holds it; a dry run, which may only read, sees one moment only.
 * @param whole holds the patient too, whose details may change
 * @throws SealBrokenError
 */
export async function patientKey(
  { services, dryRun }: ImportRun,
  transaction: Transaction,
  id: string,
  { whole }: { readonly whole: boolean },
): Promise<KeyObject> {
  if (!dryRun) {
    return whole
      ? (await holdPatient(services, transaction, id)).key
      : services.patientKeys.load(id, transaction)
  }
  const row = await PatientKey.findByPk(id, { transaction })
  return services.patientKeys.open(id, {
    rootKeyId: row?.rootKeyId ?? null,
    wrapped: row?.wrapped ?? null,
  })
}
