import type { Request } from 'express'
import { readPrescriptionEnd } from '../../../models/queries/prescriptions/prescription-end.ts'
import { said } from '../../../views/words/said.ts'
import type { Action } from '../../access/actions.ts'
import type { Actor } from '../../access/actor.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { ProblemError } from '../errors.ts'
import { prescriptionEndWords } from './prescription-end-words.ts'

const queue = { href: paths.prescriptions(), label: said('prescriptions.gone.go-to-queue') }

/** Whether somebody is told what became of a prescription: it was theirs to dispense, or to cancel for nobody else. */
function isTold(actor: Actor, action: Action): boolean {
  return action === 'prescription.cancel-for-another'
    ? actor.permissions.has('prescription.cancel-for-another')
    : actor.patientScope === 'prescribed' && actor.permissions.has('prescription.read')
}

const nextFor = (action: Action) =>
  action === 'prescription.cancel-for-another'
    ? { href: paths.abandonedPrescriptions(), label: said('prescriptions.gone.go-to-abandoned') }
    : queue

/**
 * Tells somebody what became of a prescription that has left their sight: who dispensed or cancelled it and when, or that
 * its last day has passed. Nothing of the patient or the medicine is said.
 * @returns undefined where there is nothing to tell
 */
async function endOfPrescription(
  services: Services,
  actor: Actor,
  asked: { readonly action: Action; readonly id: string; readonly today: string },
): Promise<ProblemError | undefined> {
  const { action, id, today } = asked
  if (!isTold(actor, action)) {
    return undefined
  }
  const end = await readPrescriptionEnd(services.prepared, id)
  // Who may cancel for others may cancel one whose last day has passed, too.
  const expired =
    actor.patientScope === 'prescribed' &&
    end?.status === 'approved' &&
    end.expires_on !== null &&
    end.expires_on < today
  const reason = expired
    ? said('prescriptions.gone.run-out')
    : end?.status === 'approved'
      ? undefined
      : prescriptionEndWords(end)
  if (reason === undefined || end === undefined) {
    return undefined
  }
  return new ProblemError({
    status: 404,
    code: expired ? 'prescription-expired' : `already-${end.status}`,
    heading: said(
      expired
        ? 'prescriptions.gone.run-out.heading'
        : end.status === 'dispensed'
          ? 'prescriptions.gone.dispensed.heading'
          : 'prescriptions.gone.cancelled.heading',
    ),
    reason,
    wayOut: [
      nextFor(action),
      ...(actor.patientScope === 'prescribed' && end.status === 'dispensed' && end.dispensing_id !== null
        ? [
            {
              href: paths.reverseDispensing(id, end.dispensing_id),
              label: said('prescriptions.gone.reverse'),
            },
          ]
        : []),
    ],
  })
}

/** The same of the prescription that an address names. @returns undefined, too, where it names none */
export async function endOfSubject(
  services: Services,
  { context }: Request,
  actor: Actor,
  action: Action,
): Promise<ProblemError | undefined> {
  const { facts, circumstances } = context
  return facts.subject?.kind === 'prescription'
    ? endOfPrescription(services, actor, { action, id: facts.subject.id, today: circumstances.local.date })
    : undefined
}
