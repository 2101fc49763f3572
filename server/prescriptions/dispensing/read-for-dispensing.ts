import { readOpenOfPatient } from '../../../models/queries/prescriptions/supplied-prescriptions.ts'
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
    const dayOf = (at: Date) => services.time.isoDate(at)
    const supplied = open.filter(({ handed }) => handed.length > 0)
    // What was handed over today is done, also where nobody knows for how long it lasts.
    const notDue = new Set([
      ...earlySupplies(supplied, { today, dayOf }),
      ...supplied
        .filter(({ handed }) => handed.some(({ at }) => dayOf(new Date(at)) === today))
        .map(({ id }) => id),
    ])
    const due = open.filter(
      ({ id, prescriber_id: prescriberId }) =>
        id !== subjectId && !notDue.has(id) && prescriberId !== proof.actor.id,
    )
    const [first] = due
    return { ...read, next: first === undefined ? undefined : { id: first.id, count: due.length } }
  },
})
