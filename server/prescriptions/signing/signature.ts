import type { PrescriptionStatus } from '../../../models/prescriptions/prescription.ts'
import type { PrescriptionContent, SignedContent } from '../prescription-content.ts'

/** What of a prescription a signature speaks for, as it stands in the database now. */
export type StoredPrescription = {
  readonly status: PrescriptionStatus
  readonly content: PrescriptionContent
  readonly signedAt: Date | null
  readonly cancelledAt: Date | null
  /** How much of it was handed over and not taken back. */
  readonly supplied: number
}

// The prescriber's name may change in life; the id says who it was.
const compared = [
  'patientId',
  'medicationId',
  'medicationName',
  'dose',
  'route',
  'frequency',
  'quantity',
  'repeats',
  'expiresOn',
  'instructions',
  'prescriberId',
  'repeatAfterDays',
  'overrideReason',
  'overrideOf',
] as const satisfies readonly (keyof PrescriptionContent)[]

/** What can be found to differ from what was signed. */
export type AlteredField = (typeof compared)[number] | 'signedAt' | 'status'

export type Signature =
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'intact'; readonly signed: SignedContent }
  | {
      readonly kind: 'altered'
      readonly signed: SignedContent | undefined
      readonly fields: readonly AlteredField[]
    }

/** A state that no way through the program leads to, such as a cancelled prescription that is approved again. */
function stateIsImpossible(stored: StoredPrescription, signed: boolean): boolean {
  const { status, cancelledAt, supplied, content } = stored
  const total =
    content.quantity === null || content.repeats === null
      ? undefined
      : content.quantity * (content.repeats + 1)
  return (
    (status === 'draft' && signed) ||
    (status === 'approved' && (cancelledAt !== null || (total !== undefined && supplied >= total))) ||
    (status === 'dispensed' && cancelledAt !== null)
  )
}

/**
 * Whether a prescription is still what was signed (21 CFR 1311.140): its clinical fields, the moment of signing and its
 * state are compared.
 */
export function checkSignature(stored: StoredPrescription, signed: SignedContent | undefined): Signature {
  const fields: AlteredField[] =
    signed === undefined ? [] : compared.filter((field) => signed[field] !== stored.content[field])
  if (signed?.signedAt !== stored.signedAt?.toISOString()) {
    fields.push('signedAt')
  }
  if (stateIsImpossible(stored, signed !== undefined)) {
    fields.push('status')
  }
  if (fields.length > 0) {
    return { kind: 'altered', signed, fields }
  }
  return signed === undefined ? { kind: 'unsigned' } : { kind: 'intact', signed }
}
