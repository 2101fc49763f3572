import type { RunsStatements } from '../../../../models/prepared.ts'
import { readNewestDeed } from '../../../../models/queries/http/newest-deed.ts'
import { auditedChange } from '../../../audit/record.ts'
import { defineStaffCommand } from '../../../operations/operation.ts'
import { Refused } from '../../../operations/refused.ts'
import { OvertakenError } from '../../../overtaken/overtaken.ts'
import { paths } from '../../../paths.ts'
import { credentialsChanged } from '../../credentials-changed.ts'
import { mayTryAgain, proverOf, reAuthenticate } from '../re-authenticate.ts'
import { tellOfSecondFactor } from '../tell-of-second-factor.ts'
import { withProof } from '../../typed-proof.ts'
import { removeNumber } from './numbers.ts'

/** What takes the number away: its owner, or whoever took the second step away with all that belongs to it. */
const removals = ['text-messages.removed', 'second-factor.disabled', 'second-factor.reset'] as const

/** Says when one's own codes by text message were turned off, and by whom. @throws Refused where they never were on */
export async function textMessagesTurnedOff(
  statements: RunsStatements,
  userId: string,
): Promise<OvertakenError> {
  const resource = { type: 'user', id: userId }
  const asked = { events: removals, resource, since: new Date(0) }
  const deed = await readNewestDeed(statements, asked)
  if (deed === undefined) {
    throw new Refused('no-such-thing')
  }
  return new OvertakenError(
    { what: 'own-number', done: 'deleted', ...deed },
    {
      next: { href: paths.ownSecondFactor(), label: 'own-second-step' },
      about: { resource },
    },
  )
}

/** Turns one's own codes by text message off, after full re-authentication. */
export const turnOffTextMessages = defineStaffCommand({
  name: 'accounts.turn-off-text-messages',
  action: 'account.use',
  event: 'text-messages.removed',
  subject: 'self',
  input: withProof({}),
  run: async (services, context, typed) => {
    const { proof, origin, at } = context
    const userId = proof.actor.id
    const prover = proverOf(context)
    await mayTryAgain(services, prover)
    await reAuthenticate(services, prover, typed)
    return auditedChange(services, proof, origin, 'text-messages.removed', async (transaction) => {
      if (!(await removeNumber(userId, transaction))) {
        throw await textMessagesTurnedOff(services.prepared.within(transaction), userId)
      }
      await tellOfSecondFactor(services, transaction, { userId, what: 'text-messages-removed', at })
      const changed = { userId, at, keep: prover.sessionId }
      const details = await credentialsChanged(services, transaction, changed)
      return { value: userId, resource: { type: 'user', id: userId }, details }
    })
  },
})
