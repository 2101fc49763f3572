import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { Dispensing } from '../../models/dispensing.ts'
import { newId } from '../../models/new-id.ts'
import { auditedChange } from '../audit/record.ts'
import type { AlreadyDone, Changed, Invalid } from '../http/answer.ts'
import { optionalText, wholeNumber } from '../http/fields.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import { isId } from '../http/subject.ts'
import { fieldSealer } from '../patients/sealed-fields.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { asChecked, checkAllergies, unanswered } from './allergies/check-allergies.ts'
import { readAllergyFactsIn } from './allergies/open-allergy-facts.ts'
import { alreadyRecorded, mustBeNew, RecordedBefore } from './dispensed-before.ts'
import { lockPrescription, type LockedPrescription } from './lock-prescription.ts'
import { mustBeAlive } from './must-be-alive.ts'
import { orderOf, remainingOf, supplyOf } from './open-content.ts'
import { prescriptionEnded } from './prescription-ended.ts'
import { Prevented, unlessPrevented } from './prevented.ts'

export const dispenseSchema = z.object({
  quantity: wholeNumber('the quantity', 1, 100_000),
  idempotencyKey: z
    .string({ error: 'Load the page again and send the new form' })
    .toLowerCase()
    .refine(isId, 'Load the page again and send the new form'),
  earlyReason: optionalText('the reason', 1_000),
  overrideReason: optionalText('the reason', 1_000),
})

export type DispenseValues = z.output<typeof dispenseSchema>

/** What is to be dispensed, by whom, and on which of the facility's days. */
type Wanted = DispenseValues & {
  readonly actorId: string
  readonly today: string
  readonly dayOf: (at: Date) => string
}

/**
 * @returns how far it had been supplied before; undefined where it is not open any more
 * @throws Prevented with the reason why this cannot be dispensed
 */
function mustBeDispensable(found: LockedPrescription, wanted: Wanted) {
  const { row, content, signature, handed } = found
  if (signature.kind === 'altered') {
    throw new Prevented('altered')
  }
  const supply = supplyOf(orderOf(content, signature), handed, wanted.dayOf)
  if (row.status !== 'approved' || supply === undefined) {
    return undefined
  }
  if (content.expiresOn === null || content.expiresOn < wanted.today) {
    throw new Prevented('expired')
  }
  if (content.prescriberId === wanted.actorId) {
    throw new Prevented('own-prescription')
  }
  if (wanted.quantity > supply.owed) {
    throw new Prevented('too-much', {
      words: `Enter ${supply.owed} or less: so much is left of this supply.`,
    })
  }
  if (supply.dueOn !== undefined && supply.dueOn > wanted.today && wanted.earlyReason === null) {
    throw new Prevented('too-early')
  }
  return supply
}

/**
 * Records that something was handed over: of an approved, unexpired, unaltered prescription, at most what is left of the
 * supply that is under way, once for each form however often it is sent. Parts add up to a supply; one before its day
 * needs a reason; what completes the last supply closes the prescription.
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
  const dayOf = (moment: Date) => services.time.isoDate(moment)
  const { quantity, idempotencyKey, earlyReason } = values
  const dispense = async (transaction: Transaction) => {
    const found = await lockPrescription(services, transaction, patientId, id)
    await mustBeNew(id, actor.id, idempotencyKey, transaction)
    await mustBeAlive(patientId, transaction)
    const before = mustBeDispensable(found, { ...values, actorId: actor.id, today, dayOf })
    if (before === undefined) {
      throw await prescriptionEnded(services, transaction, id)
    }
    const facts = await readAllergyFactsIn(services, transaction, patientId, found.key)
    const check = checkAllergies(asChecked(found.content.medicationName, found.medication), facts)
    const against = unanswered(check, found.content.overrideOf)
    if (against.length > 0 && values.overrideReason === null) {
      throw new Prevented('against-allergy')
    }
    const dispensingId = newId()
    const seal = fieldSealer(found.key, 'dispensings', dispensingId)
    const early = before.dueOn !== undefined && before.dueOn > today
    await Dispensing.create(
      {
        id: dispensingId,
        prescriptionId: id,
        pharmacistId: actor.id,
        quantity,
        idempotencyKey,
        dispensedAt: at,
        overrideReason: against.length > 0 ? seal.optional('override_reason', values.overrideReason) : null,
        earlyReason: early ? seal.optional('early_reason', earlyReason) : null,
      },
      { transaction },
    )
    const owed = before.owed - quantity
    const left = remainingOf(before) - (owed === 0 ? 1 : 0)
    if (left === 0) {
      await found.row.update({ status: 'dispensed', updatedAt: at }, { transaction })
    }
    return {
      value: { owed, quantity: before.quantity, left },
      resource: { type: 'prescription', id },
      details: {
        dispensing: found.handed.length + 1,
        remaining: left,
        ...(owed === 0 ? {} : { owed }),
        ...(early ? { early: 'yes' } : {}),
        ...(against.length === 0 ? {} : { allergies: against.length }),
      },
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

function recorded({ owed, quantity, left }: { owed: number; quantity: number; left: number }): string {
  if (left === 0) {
    return 'The dispensing is recorded. It was the last one of that prescription.'
  }
  return owed > 0
    ? `The dispensing is recorded. ${owed} of ${quantity} are still owed; the prescription stays open.`
    : `The dispensing is recorded. ${left === 1 ? 'One more' : `${left} more`} may follow on that prescription.`
}
