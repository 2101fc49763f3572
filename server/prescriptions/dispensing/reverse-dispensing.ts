import { z } from 'zod'
import { Dispensing } from '../../../models/prescriptions/dispensing.ts'
import { DispensingReversal } from '../../../models/prescriptions/dispensing-reversal.ts'
import { newId } from '../../../models/new-id.ts'
import { auditedChange } from '../../audit/record.ts'
import { requiredText } from '../../operations/fields.ts'
import { idInAddress } from '../../operations/input.ts'
import { definePatientCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { fieldSealer } from '../../patients/sealed-fields.ts'
import { paths } from '../../paths.ts'
import { lockPrescription } from '../lock-prescription.ts'
import { tellOfSupply } from './tell-of-supply.ts'

const reverseSchema = z.object({
  dispensingId: idInAddress,
  reason: requiredText('the-reason-for-reversing-it', 1_000),
})

/**
 * Takes back a dispensing that was recorded by mistake or came back: it stays on record with who reversed it and why, and
 * is counted no more. A prescription that it had closed is open again.
 */
export const reverseDispensing = definePatientCommand({
  name: 'prescriptions.reverse-dispensing',
  action: 'prescription.reverse',
  event: 'prescription.dispensing-reversed',
  subject: 'prescription',
  input: reverseSchema,
  run: async (services, { proof, origin, at, subjectId: id }, { dispensingId, reason }) => {
    const receipt = await auditedChange(
      services,
      proof,
      origin,
      'prescription.dispensing-reversed',
      async (transaction) => {
        const { row, key, content } = await lockPrescription(services, transaction, proof.patientId, id)
        const dispensing = await Dispensing.findOne({
          where: { id: dispensingId, prescriptionId: id },
          transaction,
        })
        if (dispensing === null) {
          throw new Refused('no-such-dispensing')
        }
        const reversal = await DispensingReversal.findOne({ where: { dispensingId }, transaction })
        if (reversal !== null) {
          throw new OvertakenError(
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
            pharmacistId: proof.actor.id,
            reason: fieldSealer(key, 'dispensing_reversals', reversalId).required('reason', reason),
            reversedAt: at,
          },
          { transaction },
        )
        if (row.status === 'dispensed') {
          await row.update({ status: 'approved', updatedAt: at }, { transaction })
        }
        return {
          value: {
            id: reversalId,
            quantity: dispensing.quantity,
            given: dispensing.medicationId ?? content.medicationId,
          },
          resource: { type: 'prescription', id },
          details: { dispensing: dispensingId, quantity: dispensing.quantity, status: row.status },
        }
      },
    )
    tellOfSupply(services, {
      kind: 'reversed',
      dispensingId,
      prescriptionId: id,
      medicationId: receipt.value.given,
      quantity: receipt.value.quantity,
      batch: null,
      batchExpiresOn: null,
      at,
    })
    return receipt
  },
})
