import type { Transaction } from 'sequelize'
import { PatientKey } from '../../../models/patient-key.ts'
import { Patient } from '../../../models/patient.ts'
import type { Services } from '../../services.ts'
import { takeTurns } from '../import/import-run.ts'

/**
 * Keeps a record as it is until the transaction ends. Whoever writes into it holds its key, and is waited for; what they wrote
 * is seen by what is read afterwards. The row is locked more weakly than its key: who holds the key may still write rows that
 * refer to the patient, and neither waits for the other.
 * @param alsoImports whether the piece that an import is at is waited for too
 */
export async function lockRecord(
  services: Services,
  transaction: Transaction,
  patientId: string,
  alsoImports: boolean,
): Promise<void> {
  if (alsoImports) {
    await takeTurns(services, transaction)
  }
  await Patient.findByPk(patientId, {
    attributes: ['id'],
    lock: transaction.LOCK.NO_KEY_UPDATE,
    transaction,
  })
  await PatientKey.findByPk(patientId, {
    attributes: ['patientId'],
    lock: transaction.LOCK.UPDATE,
    transaction,
  })
}
