import { z } from 'zod'
import { Dispensing } from '../../models/dispensing.ts'
import { DispensingReversal } from '../../models/dispensing-reversal.ts'
import { newId } from '../../models/new-id.ts'
import { auditedChange } from '../audit/record.ts'
import type { AlreadyDone, Changed, Invalid } from '../http/answer.ts'
import { requiredText } from '../http/fields.ts'
import { Overtaken } from '../overtaken/overtaken.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import { isId } from '../http/subject.ts'
import { fieldSealer } from '../patients/sealed-fields.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { lockPrescription } from './lock-prescription.ts'
import { Prevented, unlessPrevented } from './prevented.ts'

export const reverseSchema = z.object({ reason: requiredText('the reason for reversing it', 1_000) })

/**
 * Takes back a dispensing that was recorded by mistake or came back: it stays on record with who reversed it and why, and
 * is counted no more. A prescription that it had closed is open again.
 * @throws ProblemError (404) where the dispensing is not of this prescription; Overtaken where it is reversed
 */
export function reverseDispensing(
  services: Services,
  request: PatientRequest,
  { id, dispensingId }: { id: string; dispensingId: string },
  { reason }: z.output<typeof reverseSchema>,
): Promise<Changed | Invalid | AlreadyDone> {
  const { admission, origin, at } = request
  return unlessPrevented(services, request, id, 'prescription.dispensing-reversed', async () => {
    const receipt = await auditedChange(
      services,
      admission,
      origin,
      'prescription.dispensing-reversed',
      async (transaction) => {
        const { row, key } = await lockPrescription(services, transaction, admission.patientId, id)
        const dispensing = isId(dispensingId)
          ? await Dispensing.findOne({ where: { id: dispensingId, prescriptionId: id }, transaction })
          : null
        if (dispensing === null) {
          throw new Prevented('no-such-dispensing')
        }
        const reversal = await DispensingReversal.findOne({ where: { dispensingId }, transaction })
        if (reversal !== null) {
          throw new Overtaken(
            { what: 'dispensing', done: 'reversed', by: reversal.pharmacistId, at: reversal.reversedAt },
            {
              next: { href: paths.supplied(), label: 'dispensed-lately' },
              about: { resource: { type: 'prescription', id } },
            },
          )
        }
        const reversalId = newId()
        await DispensingReversal.create(
          {
            id: reversalId,
            dispensingId,
            pharmacistId: admission.actor.id,
            reason: fieldSealer(key, 'dispensing_reversals', reversalId).required('reason', reason),
            reversedAt: at,
          },
          { transaction },
        )
        if (row.status === 'dispensed') {
          await row.update({ status: 'approved', updatedAt: at }, { transaction })
        }
        return {
          value: dispensing.quantity,
          resource: { type: 'prescription', id },
          details: { dispensing: dispensingId, quantity: dispensing.quantity, status: row.status },
        }
      },
    )
    const notice = `Reversed: the ${receipt.value} that were recorded count as not handed over.`
    return { receipt, to: paths.supplied(), notice }
  })
}
