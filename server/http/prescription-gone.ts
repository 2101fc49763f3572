import { readPrescriptionEnd } from '../../models/queries/prescription-end.ts'
import type { Actor } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { ProblemError } from './errors.ts'
import { prescriptionEndWords } from './prescription-end-words.ts'

const queue = { href: paths.prescriptions(), label: 'Go to what is to be dispensed' }

/**
 * Tells somebody who dispenses what became of a prescription that has left their sight: who dispensed or cancelled it and
 * when, or that its last day has passed. Nothing of the patient or the medicine is said.
 * @throws ProblemError (404) where there is something to tell
 */
export async function tellOfEnd(services: Services, actor: Actor, id: string, today: string): Promise<void> {
  if (actor.patientScope !== 'prescribed' || !actor.permissions.has('prescription.read')) {
    return
  }
  const end = await readPrescriptionEnd(services.prepared, id)
  const expired = end?.status === 'approved' && end.expires_on !== null && end.expires_on < today
  const reason = expired
    ? 'The last day of this prescription has passed. The prescriber has to write a new one.'
    : end?.status === 'approved'
      ? undefined
      : prescriptionEndWords(end, services.time)
  if (reason === undefined || end === undefined) {
    return
  }
  throw new ProblemError({
    status: 404,
    code: expired ? 'prescription-expired' : `already-${end.status}`,
    heading: expired ? 'This prescription has run out' : `Already ${end.status}`,
    reason,
    wayOut: [
      queue,
      ...(end.status === 'dispensed' && end.dispensing_id !== null
        ? [
            {
              href: paths.reverseDispensing(id, end.dispensing_id),
              label: 'It was recorded by mistake: reverse it',
            },
          ]
        : []),
    ],
  })
}
