import { z } from 'zod'
import { Dispensing } from '../../../models/prescriptions/dispensing.ts'
import { newId } from '../../../models/new-id.ts'
import { auditedChange } from '../../audit/record.ts'
import { optionalText, wholeNumber } from '../../operations/fields.ts'
import { isId } from '../../is-id.ts'
import { definePatientCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { fieldSealer } from '../../patients/sealed-fields.ts'
import { asChecked } from '../allergies/check-allergies.ts'
import { unanswered } from '../answered-conflicts.ts'
import { checkSafety } from '../check-safety.ts'
import { countedByKind, mustHaveReason } from '../must-have-reason.ts'
import { readSafetyFactsIn } from '../safety-facts.ts'
import { mustBeNew } from './dispensed-before.ts'
import { lockPrescription, type LockedPrescription } from '../lock-prescription.ts'
import { mustBeAlive } from '../must-be-alive.ts'
import { orderOf, remainingOf, supplyOf } from '../open-content.ts'
import { prescriptionEnded } from '../cancelling/prescription-ended.ts'
import { fault } from '../../operations/fault.ts'

export const dispenseSchema = z.object({
  quantity: wholeNumber('the-quantity', 1, 100_000),
  idempotencyKey: z
    .string({ error: fault('prescriptions.fault.load-page-again-send') })
    .toLowerCase()
    .refine(isId, fault('prescriptions.fault.load-page-again-send')),
  earlyReason: optionalText('the-reason', 1_000),
  overrideReason: optionalText('the-reason', 1_000),
})

export type DispenseValues = z.output<typeof dispenseSchema>

/** What is to be dispensed, by whom, and on which of the facility's days. */
type SupplyToDispense = DispenseValues & {
  readonly actorId: string
  readonly today: string
  readonly dayOf: (at: Date) => string
}

/**
 * @returns how far it had been supplied before; undefined where it is not open any more
 * @throws Refused with the reason why this cannot be dispensed
 */
function mustBeDispensable(found: LockedPrescription, wanted: SupplyToDispense) {
  const { row, content, signature, handed } = found
  if (signature.kind === 'altered') {
    throw new Refused('altered')
  }
  const supply = supplyOf(orderOf(content, signature), handed, wanted.dayOf)
  if (row.status !== 'approved' || supply === undefined) {
    return undefined
  }
  if (content.expiresOn === null || content.expiresOn < wanted.today) {
    throw new Refused('expired')
  }
  if (content.prescriberId === wanted.actorId) {
    throw new Refused('own-prescription')
  }
  if (wanted.quantity > supply.owed) {
    throw new Refused('too-much', { values: { owed: supply.owed } })
  }
  if (supply.dueOn !== undefined && supply.dueOn > wanted.today && wanted.earlyReason === null) {
    throw new Refused('too-early')
  }
  return supply
}

/**
 * Records that something was handed over: of an approved, unexpired, unaltered prescription, at most what is left of the
 * supply that is under way, once for each form however often it is sent. Parts add up to a supply; one before its day
 * needs a reason; what completes the last supply closes the prescription.
 */
export const dispensePrescription = definePatientCommand({
  name: 'prescriptions.dispense',
  action: 'prescription.dispense',
  event: 'prescription.dispensed',
  subject: 'prescription',
  input: dispenseSchema,
  run: (services, { proof, origin, at, today, subjectId: id }, values) =>
    auditedChange(services, proof, origin, 'prescription.dispensed', async (transaction) => {
      const { actor, patientId } = proof
      const { quantity, idempotencyKey, earlyReason, overrideReason } = values
      const dayOf = (moment: Date) => services.time.isoDate(moment)
      const found = await lockPrescription(services, transaction, patientId, id)
      await mustBeNew(id, actor.id, idempotencyKey, transaction)
      await mustBeAlive(patientId, transaction)
      const before = mustBeDispensable(found, { ...values, actorId: actor.id, today, dayOf })
      if (before === undefined) {
        throw await prescriptionEnded(services, transaction, id)
      }
      const facts = await readSafetyFactsIn(services, transaction, {
        patientId,
        key: found.key,
        unsigned: false,
      })
      const check = checkSafety(asChecked(found.content.medicationName, found.medication), facts, id)
      const against = unanswered(check, found.content.overrideOf)
      mustHaveReason(against, overrideReason)
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
          overrideReason: against.length > 0 ? seal.optional('override_reason', overrideReason) : null,
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
        value: { id: dispensingId, owed, quantity: before.quantity, left },
        resource: { type: 'prescription', id },
        details: {
          dispensing: found.handed.length + 1,
          remaining: left,
          ...(owed === 0 ? {} : { owed }),
          ...(early ? { early: 'yes' } : {}),
          ...countedByKind(against),
        },
      }
    }),
})
