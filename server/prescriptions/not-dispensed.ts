import { z } from 'zod'
import { newId } from '../../models/new-id.ts'
import { NotDispensed, notDispensedReasons } from '../../models/not-dispensed.ts'
import { auditedChange } from '../audit/record.ts'
import type { AlreadyDone, Changed, Invalid } from '../http/answer.ts'
import { choice, optionalText } from '../http/fields.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import { fieldSealer } from '../patients/sealed-fields.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { lockPrescription } from './lock-prescription.ts'
import { prescriptionEnded } from './prescription-ended.ts'
import { unlessPrevented } from './prevented.ts'

export const notDispensedSchema = z
  .object({
    notDispensedReason: choice('why it was not dispensed', notDispensedReasons),
    notDispensedNote: optionalText('the note', 1_000),
  })
  .refine(
    ({ notDispensedReason, notDispensedNote }) => notDispensedReason !== 'other' || notDispensedNote !== null,
    {
      path: ['notDispensedNote'],
      error: 'Say what the reason was',
    },
  )

/** Records that somebody came for an open prescription and why nothing was handed over. It stays open. */
export function recordNotDispensed(
  services: Services,
  request: PatientRequest,
  id: string,
  { notDispensedReason, notDispensedNote }: z.output<typeof notDispensedSchema>,
): Promise<Changed | Invalid | AlreadyDone> {
  const { admission, origin, at } = request
  return unlessPrevented(services, request, id, 'prescription.not-dispensed', async () => {
    const receipt = await auditedChange(
      services,
      admission,
      origin,
      'prescription.not-dispensed',
      async (transaction) => {
        const { row, key } = await lockPrescription(services, transaction, admission.patientId, id)
        if (row.status !== 'approved') {
          throw await prescriptionEnded(services, transaction, id)
        }
        const entryId = newId()
        await NotDispensed.create(
          {
            id: entryId,
            prescriptionId: id,
            pharmacistId: admission.actor.id,
            reasonCode: notDispensedReason,
            note: fieldSealer(key, 'not_dispensed', entryId).optional('note', notDispensedNote),
            recordedAt: at,
          },
          { transaction },
        )
        return {
          value: id,
          resource: { type: 'prescription', id },
          details: { reason: notDispensedReason },
        }
      },
    )
    const notice = 'It is recorded that nothing was dispensed. The prescription stays open.'
    return { receipt, to: paths.prescription(id), notice }
  })
}
