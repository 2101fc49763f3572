import type { RunsStatements } from '../../../models/prepared.ts'
import { readNewestDeed } from '../../../models/queries/http/newest-deed.ts'
import { auditedChange } from '../../audit/record.ts'
import { nothingTaken } from '../../operations/input.ts'
import { defineStaffCommand, defineStaffQuery, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import { withProof } from '../typed-proof.ts'
import { credentialsChanged } from '../credentials-changed.ts'
import { mayTryAgain, proverOf, reAuthenticate } from './re-authenticate.ts'
import { removeSecondFactor } from '../remove-second-factor.ts'
import { tellOfSecondFactor } from './tell-of-second-factor.ts'

const action = 'credentials.change'

/** @throws Refused where one's role needs the second factor */
function mustBeFree({ proof }: StaffContext): void {
  if (proof.person.mustHaveSecondFactor) {
    throw new Refused('second-factor-required', {
      next: { href: paths.ownSecondFactor(), label: 'own-second-step' },
    })
  }
}

/** Says when one's own second factor was turned off, and by whom, where it was there before. */
async function turnedOff(statements: RunsStatements, userId: string): Promise<OvertakenError | undefined> {
  const resource = { type: 'user', id: userId }
  const asked = { events: ['second-factor.disabled', 'second-factor.reset'], resource, since: new Date(0) }
  const deed = await readNewestDeed(statements, asked)
  return (
    deed &&
    new OvertakenError(
      { what: 'own-second-step', done: 'turned-off', ...deed },
      { next: { href: paths.ownSecondFactor(), label: 'how-it-stands' }, about: { resource } },
    )
  )
}

/** Whether one's own second factor may be turned off. */
export const secondFactorToDisable = defineStaffQuery({
  name: 'accounts.second-factor-to-disable',
  action,
  event: 'account.viewed',
  subject: 'self',
  input: nothingTaken,
  find: async () => ({}),
  run: async (_services, context) => {
    mustBeFree(context)
    return { username: context.proof.actor.username }
  },
})

/** Turns one's own second factor off, where the role does not need it, after full re-authentication. */
export const disableSecondFactor = defineStaffCommand({
  name: 'accounts.disable-second-factor',
  action,
  event: 'second-factor.disabled',
  subject: 'self',
  input: withProof({}),
  run: async (services, context, typed) => {
    mustBeFree(context)
    const { proof, origin, at } = context
    const userId = proof.actor.id
    const prover = proverOf(context)
    if (!prover.hasSecondFactor) {
      throw (await turnedOff(services.prepared, userId)) ?? new Refused('no-own-second-step')
    }
    await mayTryAgain(services, prover)
    await reAuthenticate(services, prover, typed)
    return auditedChange(services, proof, origin, 'second-factor.disabled', async (transaction) => {
      await removeSecondFactor(services, transaction, userId, at)
      await tellOfSecondFactor(services, transaction, { userId, what: 'removed', at })
      const changed = { userId, at, keep: prover.sessionId }
      const details = await credentialsChanged(services, transaction, changed)
      return { value: userId, resource: { type: 'user', id: userId }, details }
    })
  },
})
