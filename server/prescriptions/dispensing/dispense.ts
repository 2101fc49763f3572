import { Dispensing } from '../../../models/prescriptions/dispensing.ts'
import { newId } from '../../../models/new-id.ts'
import { auditedChange } from '../../audit/record.ts'
import { definePatientCommand } from '../../operations/operation.ts'
import { fieldSealer } from '../../patients/sealed-fields.ts'
import { asChecked } from '../allergies/check-allergies.ts'
import { unanswered } from '../answered-conflicts.ts'
import { checkSafety } from '../check-safety.ts'
import { countedByKind, mustHaveReason } from '../must-have-reason.ts'
import { readSafetyFactsIn } from '../safety-facts.ts'
import { dispenseSchema, endsEarly, mustBeDispensable } from './dispensable.ts'
import { handoverOf } from './handover-fields.ts'
import { handoverText } from '../handover.ts'
import { mustBeSubstitute } from './substitution.ts'
import { tellOfSupply } from './tell-of-supply.ts'
import { mustBeNew } from './dispensed-before.ts'
import { lockPrescription } from '../lock-prescription.ts'
import { mustBeAlive } from '../must-be-alive.ts'
import { remainingOf } from '../open-content.ts'
import { prescriptionEnded } from '../cancelling/prescription-ended.ts'

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
  input: ({ time, clock }) => dispenseSchema(() => time.isoDate(clock.now())),
  run: async (services, { proof, origin, at, today, subjectId: id }, values) => {
    const receipt = await auditedChange(
      services,
      proof,
      origin,
      'prescription.dispensed',
      async (transaction) => {
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
        const given =
          values.givenMedicationId === null
            ? undefined
            : await mustBeSubstitute(services, transaction, {
                prescribedId: found.content.medicationId,
                givenId: values.givenMedicationId,
              })
        const handover = handoverText(handoverOf(values))
        const dispensingId = newId()
        const seal = fieldSealer(found.key, 'dispensings', dispensingId)
        const early = before.soon !== undefined
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
            handover: seal.optional('handover', handover),
            medicationId: given?.id ?? null,
          },
          { transaction },
        )
        const owed = before.owed - quantity
        const left = remainingOf(before) - (owed === 0 ? 1 : 0)
        if (left === 0) {
          await found.row.update({ status: 'dispensed', updatedAt: at }, { transaction })
        }
        return {
          value: {
            id: dispensingId,
            owed,
            quantity: before.quantity,
            left,
            given: given?.id ?? found.content.medicationId,
            batchEnds: endsEarly(values.batchExpiresOn, today, before.days),
          },
          resource: { type: 'prescription', id },
          details: {
            dispensing: found.handed.length + 1,
            remaining: left,
            ...(owed === 0 ? {} : { owed }),
            ...(early ? { early: 'yes' } : {}),
            ...(given === undefined ? {} : { substituted: 'yes' }),
            ...(values.collectedBy === null ? {} : { collectedBy: values.collectedBy }),
            ...countedByKind(against),
          },
        }
      },
    )
    tellOfSupply(services, {
      kind: 'dispensed',
      dispensingId: receipt.value.id,
      prescriptionId: id,
      medicationId: receipt.value.given,
      quantity: values.quantity,
      batch: values.batch,
      batchExpiresOn: values.batchExpiresOn,
      at,
    })
    return receipt
  },
})
