import type { Request } from 'express'
import { readErasedFor } from '../../../models/queries/patients/erasures.ts'
import type { Action } from '../../access/actions.ts'
import type { Actor } from '../../access/actor.ts'
import { clear, type Clearance } from '../../access/clearance.ts'
import { RefusalError } from '../../access/refusal.ts'
import type { SignedIn } from '../../access/session.ts'
import type { AuditEntry } from '../../audit/entry.ts'
import type { EventName } from '../../audit/events.ts'
import { recordRefusal } from '../../audit/record.ts'
import type { OperationAction } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import { SignInNeededError } from '../errors.ts'
import { RecordErasedError } from '../../patients/record-erased.ts'
import { originOf } from '../origin.ts'
import { endOfSubject } from '../words/prescription-gone.ts'
import { saidInAddress } from './said-in-address.ts'

/** The choice between some actions, by what the person's role may do or by what the address asks for. */
export type ActionChoice = Exclude<OperationAction, Action>

export const actionsOf = (action: Action | ActionChoice): readonly Action[] =>
  typeof action === 'string' ? [action] : action.of

/** @throws SignInNeededError where nobody has signed in completely */
export function signedIn(req: Request): SignedIn {
  const { session } = req.context
  if (session.kind === 'open') {
    return session.person
  }
  throw new SignInNeededError(session.kind === 'pending' ? session.step : undefined)
}

/** The prescription that the address names, as audit rows say it; the patient stands in them anyway. */
export function resourceOf(req: Request): Pick<AuditEntry, 'resource'> {
  const { subject } = req.context.facts
  return subject?.kind === 'prescription' ? { resource: { type: 'prescription', id: subject.id } } : {}
}

/** The erased record that the address speaks of, if this person had to do with it. */
async function erasedRecord(services: Services, req: Request, actor: Actor) {
  const { subject, relationship } = req.context.facts
  if (subject === undefined || subject.kind === 'own' || relationship !== undefined) {
    return undefined
  }
  return readErasedFor(services.prepared, {
    patientId: subject.kind === 'patient' ? subject.id : null,
    prescriptionId: subject.kind === 'prescription' ? subject.id : null,
    userId: actor.id,
    everyone: actor.patientScope === 'demographics',
  })
}

/**
 * The first steps of every walk: somebody is signed in, and may do this now, from here, to this patient. A refusal is
 * recorded before it is answered.
 * @throws SignInNeededError, RefusalError; RecordErasedError for those who had to do with a record that was erased
 */
export async function clearRequest(
  services: Services,
  req: Request,
  action: Action | ActionChoice,
  event: EventName,
): Promise<Clearance> {
  const person = signedIn(req)
  const chosen = typeof action === 'string' ? action : action.pick(person.actor, saidInAddress(req))
  const { circumstances, facts } = req.context
  try {
    return clear(person, chosen, circumstances, facts.relationship)
  } catch (error) {
    if (error instanceof RefusalError) {
      const erased = error.status === 404 ? await erasedRecord(services, req, person.actor) : undefined
      await recordRefusal(services.trail, person, error, originOf(req), event, {
        ...resourceOf(req),
        ...(erased === undefined ? {} : { patientId: erased.id }),
      })
      if (erased !== undefined) {
        throw new RecordErasedError(erased.record_number, erased.erased_at)
      }
      if (error.status === 404) {
        throw (await endOfSubject(services, req, person.actor, chosen)) ?? error
      }
    }
    throw error
  }
}
