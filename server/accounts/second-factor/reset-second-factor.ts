import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { readNewestDeed } from '../../../models/queries/http/newest-deed.ts'
import { SecurityProfile } from '../../../models/accounts/security-profile.ts'
import { User } from '../../../models/accounts/user.ts'
import { auditedChange } from '../../audit/record.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { credentialsChanged } from '../credentials-changed.ts'
import { removeSecondFactor } from '../remove-second-factor.ts'
import { tellOfSecondFactor } from './tell-of-second-factor.ts'

/** @throws OvertakenError, Refused where the user has no second factor: somebody has reset it, or it was never set up */
async function mustBeThere(
  { prepared }: Services,
  transaction: Transaction,
  { id, createdAt: since }: User,
): Promise<void> {
  const profile = await SecurityProfile.findByPk(id, {
    attributes: ['userId', 'totpConfirmedAt'],
    transaction,
    lock: transaction.LOCK.UPDATE,
  })
  if (profile !== null && profile.totpConfirmedAt !== null) {
    return
  }
  const resource = { type: 'user', id }
  const asked = { events: ['second-factor.reset', 'second-factor.disabled'], resource, since }
  const deed = await readNewestDeed(prepared.within(transaction), asked)
  if (deed === undefined) {
    throw new Refused('no-second-step', { about: { resource } })
  }
  throw new OvertakenError(
    { what: 'second-step', done: 'reset', ...deed },
    { next: { href: paths.user(id), label: 'account' }, about: { resource } },
  )
}

/**
 * Takes a user's second factor away, for a fresh code of the administrator, who neither sees nor chooses one: the user
 * sets up the next at the next sign-in. The user's sessions end, and the user is told.
 */
export const resetSecondFactor = defineStaffCommand({
  name: 'accounts.reset-second-factor',
  action: 'user.manage',
  event: 'second-factor.reset',
  subject: 'none',
  input: z.object({ id: idInAddress }),
  run: async (services, { proof, origin, at }, { id }) => {
    const user = await User.findByPk(id)
    if (user === null) {
      throw new Refused('no-such-thing')
    }
    const resource = { type: 'user', id }
    if (id === proof.actor.id) {
      throw new Refused('own-second-factor', {
        next: { href: paths.ownSecondFactor(), label: 'own-second-step' },
        about: { resource },
      })
    }
    return auditedChange(services, proof, origin, 'second-factor.reset', async (transaction) => {
      await mustBeThere(services, transaction, user)
      await removeSecondFactor(services, transaction, id, at)
      await tellOfSecondFactor(services, transaction, { userId: id, what: 'reset-by-administrator', at })
      const details = await credentialsChanged(services, transaction, { userId: id, at, keep: undefined })
      return { value: { id, displayName: user.displayName }, resource, details }
    })
  },
})
