import type { KeyObject } from 'node:crypto'
import type { PrescriptionRow } from '../../models/queries/prescription-rows.ts'
import { Sealed } from '../../models/sealed.ts'
import type { Order } from '../../views/prescriptions/prescription.ts'
import { prescriptionContent, type PrescriptionContent } from './prescription-content.ts'
import { openField, openSignedContent } from './sealed-content.ts'
import { checkSignature, type Signature } from './signature.ts'

const sealedOrNull = (column: Buffer | null) => (column === null ? null : Sealed.fromColumn(column))

/** Opens what a stored prescription says, and compares it with what was signed. @throws SealBrokenError */
export function openContent(
  row: PrescriptionRow,
  key: KeyObject,
): { content: PrescriptionContent; signature: Signature } {
  const content = prescriptionContent({
    patientId: row.patient_id,
    medicationId: row.medication_id,
    medicationName:
      openField('medication_words', sealedOrNull(row.medication_words), key, row.id) ?? row.medication,
    dose: row.dose,
    route: row.route,
    frequency: row.frequency,
    quantity: row.quantity,
    repeats: row.repeats,
    expiresOn: row.expires_on,
    instructions: openField('instructions', sealedOrNull(row.instructions), key, row.id),
    prescriberId: row.prescriber_id,
    prescriberName: row.prescriber,
  })
  const signed = openSignedContent(sealedOrNull(row.signed_content), key, row.id)
  const { status, signed_at: signedAt, cancelled_at: cancelledAt, dispensed } = row
  return { content, signature: checkSignature({ status, content, signedAt, cancelledAt, dispensed }, signed) }
}

/** What a page shows as prescribed: what was signed where anything was, because only that is vouched for. */
export function orderOf(content: PrescriptionContent, signature: Signature): Order {
  const shown = signature.kind === 'unsigned' ? content : (signature.signed ?? content)
  const { medicationName: medication, prescriberName: prescriber, dose, route, frequency } = shown
  const { quantity, repeats, expiresOn, instructions } = shown
  return { medication, dose, route, frequency, quantity, repeats, expiresOn, instructions, prescriber }
}

/** How many dispensings may still follow: the first and its repeats, less those made. */
export const remainingOf = (repeats: number, dispensed: number): number =>
  Math.max(0, repeats + 1 - dispensed)
