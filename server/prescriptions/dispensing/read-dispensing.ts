import { z } from 'zod'
import { idInAddress } from '../../operations/input.ts'
import { definePatientQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { openPrescription } from '../open-prescription.ts'

/** A dispensing that is to be reversed. */
export const dispensingQuery = definePatientQuery({
  name: 'prescriptions.read-dispensing',
  action: 'prescription.reverse',
  event: 'prescription.viewed',
  subject: 'prescription',
  input: z.object({ dispensingId: idInAddress }),
  run: async (services, { proof, subjectId }, receipt, { dispensingId }) => {
    const { safety, detail } = await openPrescription(services, receipt, proof.patientId, subjectId, {
      unsigned: false,
    })
    const dispensing = detail.dispensings.find(({ id }) => id === dispensingId)
    if (dispensing === undefined) {
      throw new Refused('no-such-thing')
    }
    return { id: subjectId, identity: safety.identity, medication: detail.order.medication, dispensing }
  },
})
