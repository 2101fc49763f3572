import { provedAt, type SessionFacts } from '../../access/session.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { proverIn, type FromWhere } from './re-authenticate.ts'
import { isStale, proveAgain } from '../prove-again.ts'

/** Whether a code is asked for beside the current password: of those who have one, where the last is too old. */
export const codeIsDue = (facts: SessionFacts, at: Date): boolean =>
  facts.secondFactorEnrolled && isStale({ provedAt: provedAt(facts) }, at)

/** Takes the code that is due. The session must be renewed with it. @throws Refused where it is not right */
export async function takeDueCode(
  services: Services,
  facts: SessionFacts,
  code: string,
  from: FromWhere,
): Promise<void> {
  const wrong = await proveAgain(services, proverIn(facts, from), { currentPassword: '', code })
  if (wrong !== undefined) {
    throw new Refused(wrong, { recorded: true })
  }
}
