import { z } from 'zod'
import { auditedChange } from '../../audit/record.ts'
import { requiredText } from '../../operations/fields.ts'
import { definePatientCommand, type PatientCommand } from '../../operations/operation.ts'
import { placeAfterCancelling } from './place-after-cancelling.ts'
import { lockPrescription } from '../lock-prescription.ts'
import { prescriptionEnded } from './prescription-ended.ts'
import { sealField } from '../sealed-content.ts'

export const cancelSchema = z.object({ reason: requiredText('the-reason-for-cancelling', 1_000) })

type Cancelled = { readonly id: string; readonly status: 'cancelled'; readonly cancelledAt: Date }

const run: PatientCommand<z.output<typeof cancelSchema>, Cancelled>['run'] = (
  services,
  { proof, origin, at, subjectId: id },
  { reason },
) =>
  auditedChange(services, proof, origin, 'prescription.cancelled', async (transaction) => {
    const { row, key, handed } = await lockPrescription(services, transaction, proof.patientId, id)
    const before = row.status
    if (before !== 'draft' && before !== 'approved') {
      throw await prescriptionEnded(services, transaction, id, placeAfterCancelling(proof, id))
    }
    await row.update(
      {
        status: 'cancelled',
        cancelledAt: at,
        cancelledBy: proof.actor.id,
        cancelReason: sealField('cancel_reason', reason, key, id),
        updatedAt: at,
      },
      { transaction },
    )
    return {
      value: { id, status: 'cancelled' as const, cancelledAt: at },
      resource: { type: 'prescription', id },
      details: { before, dispensed: handed.length },
    }
  })

const cancelling = {
  event: 'prescription.cancelled',
  subject: 'prescription',
  input: cancelSchema,
  run,
} as const

/**
 * Cancels a draft or an approved prescription, with the repeats that are left of it. An altered one too: that is the
 * way to take it out of use.
 */
export const cancelPrescription = definePatientCommand({
  name: 'prescriptions.cancel',
  action: 'prescription.cancel',
  ...cancelling,
})

/** Cancels one that neither its prescriber nor anybody of the care team may cancel any more. */
export const cancelForAnother = definePatientCommand({
  name: 'prescriptions.cancel-for-another',
  action: 'prescription.cancel-for-another',
  ...cancelling,
})
