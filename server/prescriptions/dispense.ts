import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { Dispensing } from '../../models/dispensing.ts'
import { auditedChange } from '../audit/record.ts'
import type { AlreadyDone, Changed, Invalid } from '../http/answer.ts'
import { wholeNumber } from '../http/fields.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import { isId } from '../http/subject.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { alreadyRecorded, mustBeNew, RecordedBefore } from './dispensed-before.ts'
import { lockPrescription, type LockedPrescription } from './lock-prescription.ts'
import { remainingOf } from './open-content.ts'
import { mustBeAlive } from './must-be-alive.ts'
import { Prevented, unlessPrevented } from './prevented.ts'

export const dispenseSchema = z.object({
  quantity: wholeNumber('the quantity', 1, 100_000),
  idempotencyKey: z
    .string({ error: 'Load the page again and send the new form' })
    .toLowerCase()
    .refine(isId, 'Load the page again and send the new form'),
})

export type DispenseValues = z.output<typeof dispenseSchema>

/** @throws Prevented with the reason why this cannot be dispensed */
function mustBeDispensable(
  found: LockedPrescription,
  actorId: string,
  today: string,
  quantity: number,
): void {
  const { row, content, signature } = found
  if (signature.kind === 'altered') {
    throw new Prevented('altered')
  }
  if (row.status !== 'approved' || content.quantity === null) {
    throw new Prevented('not-open')
  }
  if (content.expiresOn === null || content.expiresOn < today) {
    throw new Prevented('expired')
  }
  if (content.prescriberId === actorId) {
    throw new Prevented('own-prescription')
  }
  if (quantity > content.quantity) {
    throw new Prevented('too-much')
  }
}

/**
 * Records one dispensing: of an approved, unexpired, unaltered prescription, at most what is prescribed, once for each
 * form however often it is sent, and not more often than it may be repeated. The last one closes the prescription.
 */
export function dispensePrescription(
  services: Services,
  request: PatientRequest,
  id: string,
  values: DispenseValues,
): Promise<Changed | Invalid | AlreadyDone> {
  const { admission, origin, at, req } = request
  const { actor, patientId } = admission
  const today = req.context.circumstances.local.date
  const dispense = async (transaction: Transaction) => {
    const found = await lockPrescription(services, transaction, patientId, id)
    await mustBeNew(id, actor.id, values.idempotencyKey, transaction)
    await mustBeAlive(patientId, transaction)
    mustBeDispensable(found, actor.id, today, values.quantity)
    const remaining = remainingOf(found.content.repeats, found.dispensed + 1)
    await Dispensing.create(
      { prescriptionId: id, pharmacistId: actor.id, ...values, dispensedAt: at },
      { transaction },
    )
    if (remaining === 0) {
      await found.row.update({ status: 'dispensed', updatedAt: at }, { transaction })
    }
    return {
      value: remaining,
      resource: { type: 'prescription', id },
      details: { dispensing: found.dispensed + 1, remaining },
    }
  }
  return unlessPrevented(services, request, id, 'prescription.dispensed', async () => {
    try {
      const receipt = await auditedChange(services, admission, origin, 'prescription.dispensed', dispense)
      return { receipt, to: paths.prescriptions(), notice: recorded(receipt.value) }
    } catch (error) {
      if (error instanceof RecordedBefore) {
        return alreadyRecorded
      }
      throw error
    }
  })
}

const recorded = (remaining: number) =>
  remaining === 0
    ? 'The dispensing is recorded. It was the last one of that prescription.'
    : `The dispensing is recorded. ${remaining === 1 ? 'One more' : `${remaining} more`} may follow on that prescription.`
