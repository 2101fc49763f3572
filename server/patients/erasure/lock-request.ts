import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { ErasureRequest } from '../../../models/patients/erasure-request.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { holdForErasure } from '../hold-record.ts'
import { RecordErasedError } from '../record-erased.ts'

/** The key for the words of a refusal; undefined where the record was erased, perhaps while this waited. */
async function keyUnlessErased(
  services: Services,
  transaction: Transaction,
  patientId: string,
): Promise<KeyObject | undefined> {
  try {
    return await services.patientKeys.load(patientId, transaction)
  } catch (error) {
    if (error instanceof RecordErasedError) {
      return undefined
    }
    throw error
  }
}

/**
 * Locks a request, and before it what of the record the decision needs: the key to refuse it, all of it to approve it.
 * @throws Refused
 */
export async function lockRequest(
  services: Services,
  transaction: Transaction,
  id: string,
  verb: 'approve' | 'refuse',
): Promise<{ request: ErasureRequest; key: KeyObject | undefined }> {
  const found = await ErasureRequest.findByPk(id, { attributes: ['patientId'], transaction })
  if (found === null) {
    throw new Refused('no-such-thing')
  }
  const { patientId } = found
  if (verb === 'approve') {
    await holdForErasure(services, transaction, patientId)
  }
  const key = verb === 'approve' ? undefined : await keyUnlessErased(services, transaction, patientId)
  const request = await ErasureRequest.findByPk(id, {
    transaction,
    lock: transaction.LOCK.UPDATE,
    rejectOnEmpty: true,
  })
  return { request, key }
}
