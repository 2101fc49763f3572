import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'

/** What a query of grants or requests brings along of the key of the patient that they are about. */
export type KeyOfRow = {
  readonly patient_id: string | null
  readonly root_key_id: string | null
  readonly wrapped: Buffer | null
}

/**
 * The key under which the free texts of a grant or request are sealed: the patient's, so that they go with the record;
 * the house's own where it is about no patient. @throws Refused where the patient has no key any more (erased)
 */
export function grantKey(services: Services, row: KeyOfRow): KeyObject {
  const { patient_id: patientId, root_key_id: rootKeyId, wrapped } = row
  if (patientId === null) {
    return services.purposeKeys['emergency-access']
  }
  if (rootKeyId === null || wrapped === null) {
    throw new Refused('no-such-thing')
  }
  return services.patientKeys.open(patientId, { rootKeyId, wrapped })
}

/** The same, read and held in a transaction: before what it locks of grants and requests (patients/hold-record.ts). */
export const loadGrantKey = async (
  services: Services,
  patientId: string | null,
  transaction: Transaction,
): Promise<KeyObject> =>
  patientId === null
    ? services.purposeKeys['emergency-access']
    : services.patientKeys.load(patientId, transaction)
