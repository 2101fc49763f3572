import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { PatientKey } from '../../../models/patient-key.ts'
import type { ImportRun } from './import-run.ts'

/** Opens the key of a patient on record; a dry run, which may only read, does not hold it. @throws SealBrokenError */
export async function patientKey(
  { services, dryRun }: ImportRun,
  transaction: Transaction,
  id: string,
): Promise<KeyObject> {
  if (!dryRun) {
    return services.patientKeys.load(id, transaction)
  }
  const row = await PatientKey.findByPk(id, { transaction })
  return services.patientKeys.open(id, {
    rootKeyId: row?.rootKeyId ?? null,
    wrapped: row?.wrapped ?? null,
  })
}
