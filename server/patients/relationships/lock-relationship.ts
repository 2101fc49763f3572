import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { RecordTie } from '../../../models/patients/record-tie.ts'
import type { PatientContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'

/** Reads and holds what ties an account to the record, with the key of the record. @throws Refused where there is none */
export async function lockRelationship(
  { patientKeys }: Services,
  { proof }: PatientContext,
  id: string,
  transaction: Transaction,
): Promise<{ relationship: RecordTie; key: KeyObject }> {
  const key = await patientKeys.load(proof.patientId, transaction)
  const relationship = await RecordTie.findOne({
    where: { id, patientId: proof.patientId },
    transaction,
    lock: transaction.LOCK.UPDATE,
  })
  if (relationship === null) {
    throw new Refused('no-such-thing')
  }
  return { relationship, key }
}
