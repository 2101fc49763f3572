import type { KeyObject } from 'node:crypto'
import { readPrescriptionLines, type PrescriptionLineRow } from '../../models/queries/prescription-rows.ts'
import type { Order, PrescriptionLine, Trust } from '../../views/prescriptions/prescription.ts'
import { SealBrokenError } from '../crypto/envelope.ts'
import type { Receipt } from '../audit/record.ts'
import { fieldOpener } from '../patients/sealed-fields.ts'
import type { Services } from '../services.ts'
import { openContent, orderOf, remainingOf } from './open-content.ts'

const nothingReadable: Order = {
  medication: 'Cannot be read',
  dose: '',
  route: '',
  frequency: '',
  quantity: null,
  repeats: 0,
  expiresOn: null,
  instructions: null,
  prescriber: null,
}

// One damaged prescription must not keep a whole pharmacy from its queue.
function orderAndTrust(row: PrescriptionLineRow, key: KeyObject): { order: Order; trust: Trust } {
  try {
    const { content, signature } = openContent(row, key)
    return { order: orderOf(content, signature), trust: signature.kind }
  } catch (error) {
    if (error instanceof SealBrokenError) {
      return { order: nothingReadable, trust: 'damaged' }
    }
    throw error
  }
}

/**
 * Loads and opens these prescriptions for a list, in the order of the ids, each with who it is for. The receipt must
 * name every patient. Beside names, dates of birth and the prescriptions themselves nothing of the record is read.
 * @throws SealBrokenError where a patient's name was changed outside MedGuard
 */
export async function openLines(
  services: Services,
  receipt: Receipt,
  ids: readonly string[],
): Promise<readonly PrescriptionLine[]> {
  const rows = ids.length === 0 ? [] : await readPrescriptionLines(services.prepared, ids)
  return rows.map((row) => {
    receipt.mustCover(row.patient_id, 'identity', 'prescriptions')
    const key = services.patientKeys.open(row.patient_id, {
      rootKeyId: row.root_key_id,
      wrapped: row.wrapped,
    })
    const open = fieldOpener(key, 'patients', row.patient_id)
    const { order, trust } = orderAndTrust(row, key)
    return {
      id: row.id,
      status: row.status,
      trust,
      order,
      remaining: remainingOf(order.repeats, row.dispensed),
      signedAt: row.signed_at,
      createdAt: row.created_at,
      patient: {
        patientId: row.patient_id,
        recordNumber: row.record_number,
        givenName: open.required('given_name', row.given_name),
        familyName: open.required('family_name', row.family_name),
        birthDate: open.required('birth_date', row.birth_date),
        sex: row.sex,
      },
    }
  })
}
