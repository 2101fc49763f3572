import { z } from 'zod'
import { auditedChange } from '../audit/record.ts'
import type { AlreadyDone, Changed, Invalid } from '../http/answer.ts'
import { requiredText } from '../http/fields.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import type { Services } from '../services.ts'
import { lockPrescription } from './lock-prescription.ts'
import { prescriptionEnded } from './prescription-ended.ts'
import { unlessPrevented } from './prevented.ts'
import { sealField } from './sealed-content.ts'

export const cancelSchema = z.object({ reason: requiredText('the reason for cancelling', 1_000) })

/**
 * Cancels a draft or an approved prescription, with the repeats that are left of it. An altered one too: that is the
 * way to take it out of use.
 * @param to where whoever cancelled it goes on
 */
export function cancelPrescription(
  services: Services,
  request: PatientRequest,
  id: string,
  { reason }: z.output<typeof cancelSchema>,
  to: string,
): Promise<Changed | Invalid | AlreadyDone> {
  const { admission, origin, at } = request
  return unlessPrevented(services, request, id, 'prescription.cancelled', async () => {
    const receipt = await auditedChange(
      services,
      admission,
      origin,
      'prescription.cancelled',
      async (transaction) => {
        const { row, key, handed } = await lockPrescription(services, transaction, admission.patientId, id)
        const before = row.status
        if (before !== 'draft' && before !== 'approved') {
          throw await prescriptionEnded(services, transaction, id, to)
        }
        await row.update(
          {
            status: 'cancelled',
            cancelledAt: at,
            cancelledBy: admission.actor.id,
            cancelReason: sealField('cancel_reason', reason, key, id),
            updatedAt: at,
          },
          { transaction },
        )
        return {
          value: id,
          resource: { type: 'prescription', id },
          details: { before, dispensed: handed.length },
        }
      },
    )
    return { receipt, to, notice: 'The prescription is cancelled.' }
  })
}
