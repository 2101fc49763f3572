import type { SessionFacts } from '../../access/session.ts'
import { actorOf } from '../../audit/actor-of.ts'
import type { CompleteSignIn } from '../complete-sign-in.ts'
import type { CodeKind } from '../second-factor/code-kind.ts'

/** A sign-in whose last step was just proved, and by what. */
export const signInBy = (
  { actor, sessionId, credentialsVersion }: SessionFacts,
  factor: 'password' | CodeKind,
): Pick<CompleteSignIn, 'actor' | 'sessionId' | 'credentialsVersion' | 'details'> => ({
  actor: actorOf(actor),
  sessionId,
  credentialsVersion,
  details: { factor },
})
