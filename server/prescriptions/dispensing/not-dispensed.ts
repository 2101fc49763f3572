import { z } from 'zod'
import { newId } from '../../../models/new-id.ts'
import { NotDispensed, notDispensedReasons } from '../../../models/prescriptions/not-dispensed.ts'
import { auditedChange } from '../../audit/record.ts'
import { choice, optionalText } from '../../operations/fields.ts'
import { definePatientCommand } from '../../operations/operation.ts'
import { fieldSealer } from '../../patients/sealed-fields.ts'
import { lockPrescription } from '../lock-prescription.ts'
import { prescriptionEnded } from '../cancelling/prescription-ended.ts'
import { fault } from '../../operations/fault.ts'

export const notDispensedSchema = z
  .object({
    notDispensedReason: choice('why-it-was-not-dispensed', notDispensedReasons),
    notDispensedNote: optionalText('the-note', 1_000),
  })
  .refine(
    ({ notDispensedReason, notDispensedNote }) => notDispensedReason !== 'other' || notDispensedNote !== null,
    {
      path: ['notDispensedNote'],
      error: fault('prescriptions.fault.say-reason'),
    },
  )

/** Records that somebody came for an open prescription and why nothing was handed over. It stays open. */
export const recordNotDispensed = definePatientCommand({
  name: 'prescriptions.not-dispensed',
  action: 'prescription.dispense',
  event: 'prescription.not-dispensed',
  subject: 'prescription',
  input: notDispensedSchema,
  run: (services, { proof, origin, at, subjectId: id }, { notDispensedReason, notDispensedNote }) =>
    auditedChange(services, proof, origin, 'prescription.not-dispensed', async (transaction) => {
      const { row, key } = await lockPrescription(services, transaction, proof.patientId, id)
      if (row.status !== 'approved') {
        throw await prescriptionEnded(services, transaction, id)
      }
      const entryId = newId()
      await NotDispensed.create(
        {
          id: entryId,
          prescriptionId: id,
          pharmacistId: proof.actor.id,
          reasonCode: notDispensedReason,
          note: fieldSealer(key, 'not_dispensed', entryId).optional('note', notDispensedNote),
          recordedAt: at,
        },
        { transaction },
      )
      return {
        value: { id: entryId },
        resource: { type: 'prescription', id },
        details: { reason: notDispensedReason },
      }
    }),
})
