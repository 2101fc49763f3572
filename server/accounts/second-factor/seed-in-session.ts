import type { SessionFacts } from '../../access/session.ts'
import type { Services } from '../../services.ts'

/**
 * The seed that waits in a session for its first code.
 * @param how.makesOne at the first sign-in, where the password was just given, it is made here
 */
export const seedInSession = (
  { secondFactor, sequelize }: Services,
  { actor, sessionId }: SessionFacts,
  { makesOne, at }: { readonly makesOne: boolean; readonly at: Date },
): Promise<string | undefined> => {
  const enrolment = { userId: actor.id, sessionId, at }
  return makesOne
    ? sequelize.transaction((transaction) => secondFactor.seedToSetUp(enrolment, transaction))
    : secondFactor.pendingSeed(enrolment)
}
