import type { Request } from 'express'
import type { PendingStep, SessionFacts } from '../../access/session.ts'
import type { Services } from '../../services.ts'
import { SignInNeededError } from '../errors.ts'
import type { SessionChange } from './session-change.ts'

/** The facts of the session of someone who has signed in completely. @throws SignInNeededError */
export function openFacts({ context: { session } }: Request): SessionFacts {
  if (session.kind === 'open') {
    return session.facts
  }
  throw new SignInNeededError(session.kind === 'pending' ? session.step : undefined)
}

/** The facts of a session that waits for this step. @throws SignInNeededError for any other */
export function pendingFacts({ context: { session } }: Request, step: PendingStep): SessionFacts {
  if (session.kind !== 'pending' || session.step !== step) {
    throw new SignInNeededError()
  }
  return session.facts
}

/** Renews the session of whoever has just done something that it must not outlive under its old id. @throws SignInNeededError */
export const renewSession = (
  { sessions }: Pick<Services, 'sessions'>,
  req: Request,
  change: SessionChange,
): Promise<void> => sessions.stepUp(req, openFacts(req), change)
