import { readOpenOfPatient } from '../../../models/queries/prescriptions/pharmacy-queue.ts'
import { nothingTaken } from '../../operations/input.ts'
import { definePatientQuery } from '../../operations/operation.ts'
import { earlySupplies } from '../queue/early-supplies.ts'
import { readPrescription } from '../read-prescription.ts'

/** A prescription that is to be dispensed, with what else of the same patient is due. */
export const dispensingFormQuery = definePatientQuery({
  name: 'prescriptions.read-for-dispensing',
  action: 'prescription.dispense',
  event: 'prescription.viewed',
  subject: 'prescription',
  input: nothingTaken,
  run: async (services, context, receipt) => {
    const { today, proof, subjectId } = context
    const [read, open] = await Promise.all([
      readPrescription(services, context, receipt),
      readOpenOfPatient(services.prepared, { today, patientId: proof.patientId }),
    ])
    const early = new Set(
      earlySupplies(
        open.filter(({ handed }) => handed.length > 0),
        { today, dayOf: (at) => services.time.isoDate(at) },
      ),
    )
    const due = open.filter(
      ({ id, prescriber_id: prescriberId }) =>
        id !== subjectId && !early.has(id) && prescriberId !== proof.actor.id,
    )
    const [first] = due
    return { ...read, next: first === undefined ? undefined : { id: first.id, count: due.length } }
  },
})
