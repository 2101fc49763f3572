import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { Dispensing } from '../../models/prescriptions/dispensing.ts'
import { newId } from '../../models/new-id.ts'
import { Prescription } from '../../models/prescriptions/prescription.ts'
import { prescriptionContent, type PrescriptionContent } from './prescription-content.ts'
import { buildSignedContent, sealField } from './sealed-content.ts'

/** What has happened to a prescription that is stored: nothing yet, or what a past that is made up or known says. */
export type PrescriptionHistory = {
  readonly signedAt?: Date
  readonly dispensings?: readonly {
    readonly pharmacistId: string
    readonly quantity: number
    readonly dispensedAt: Date
    /** The key of the form it was recorded with. */
    readonly idempotencyKey?: string
  }[]
  readonly cancelled?: { readonly at: Date; readonly by: string; readonly reason: string }
}

function statusAfter(
  history: PrescriptionHistory,
  { quantity, repeats }: Pick<PrescriptionContent, 'quantity' | 'repeats'>,
): 'draft' | 'approved' | 'dispensed' | 'cancelled' {
  if (history.cancelled !== undefined) {
    return 'cancelled'
  }
  if (history.signedAt === undefined) {
    return 'draft'
  }
  const supplied = (history.dispensings ?? []).reduce((sum, part) => sum + part.quantity, 0)
  const total = quantity === null || repeats === null ? Infinity : quantity * (repeats + 1)
  return supplied >= total ? 'dispensed' : 'approved'
}

/** When a prescription is written, under which id, and what has happened to it since. */
export type PrescriptionMade = {
  readonly at: Date
  readonly id?: string
  readonly encounterId?: string | null
  readonly history?: PrescriptionHistory
}

/**
 * The row of a prescription written here and those of its dispensings, with its instructions sealed and, where it was
 * signed, the signed content; its status follows from its history.
 * @param key the patient's
 */
export function prescriptionRows(content: PrescriptionContent, key: KeyObject, made: PrescriptionMade) {
  const { at, id = newId(), encounterId = null, history = {} } = made
  const { signedAt, cancelled, dispensings = [] } = history
  const { patientId, medicationId, prescriberId, dose, route, frequency, quantity, repeats, expiresOn } =
    content
  return {
    prescription: {
      id,
      patientId,
      medicationId,
      prescriberId,
      encounterId,
      status: statusAfter(history, content),
      dose,
      route,
      frequency,
      quantity,
      repeats,
      expiresOn,
      instructions: sealField('instructions', content.instructions, key, id),
      signedAt: signedAt ?? null,
      signedContent:
        signedAt === undefined ? null : buildSignedContent(prescriptionContent(content), signedAt, key, id),
      cancelledAt: cancelled?.at ?? null,
      cancelledBy: cancelled?.by ?? null,
      cancelReason: sealField('cancel_reason', cancelled?.reason ?? null, key, id),
      repeatAfterDays: content.repeatAfterDays,
      overrideReason: sealField('override_reason', content.overrideReason, key, id),
      overrideOf: sealField('override_of', content.overrideOf, key, id),
      createdAt: at,
      updatedAt: cancelled?.at ?? dispensings.at(-1)?.dispensedAt ?? signedAt ?? at,
    },
    dispensings: dispensings.map((dispensing) => ({
      idempotencyKey: newId(),
      ...dispensing,
      prescriptionId: id,
    })),
  }
}

/** Stores a prescription written here; the caller writes the audit row. @returns its id */
export async function storePrescription(
  content: PrescriptionContent,
  key: KeyObject,
  transaction: Transaction,
  made: PrescriptionMade,
): Promise<string> {
  const { prescription, dispensings } = prescriptionRows(content, key, made)
  await Prescription.create(prescription, { transaction })
  await Dispensing.bulkCreate(dispensings, { transaction })
  return prescription.id
}
