import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { readNewestDeed } from '../../../models/queries/http/newest-deed.ts'
import { auditedChange } from '../../audit/record.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { unlockAccount } from './unlock-account.ts'

const event = 'account.unlocked'

/** For so long somebody may be told who has unlocked an account before them. */
const toldForDays = 30

/** Says of an account that is not locked who has unlocked it, or that its lock ran out. */
async function alreadyUnlocked(
  { prepared }: Services,
  transaction: Transaction,
  { userId, ranOutAt, at }: { userId: string; ranOutAt: Date | null; at: Date },
): Promise<OvertakenError> {
  const resource = { type: 'user', id: userId }
  const where = {
    next: { href: paths.lockouts(), label: 'locked-accounts' } as const,
    about: { resource },
  }
  const what = 'account'
  if (ranOutAt !== null) {
    const how = 'lock-over'
    return new OvertakenError({ what, done: 'unlocked', by: null, at: ranOutAt, how }, where)
  }
  const since = new Date(at.getTime() - toldForDays * 24 * 3_600_000)
  const asked = { events: [event], resource, since } as const
  const deed = await readNewestDeed(prepared.within(transaction), asked)
  return new OvertakenError({ what, done: 'unlocked', by: deed?.by ?? null, at: deed?.at ?? null }, where)
}

/** Unlocks somebody's account. */
export const unlock = defineStaffCommand({
  name: 'security.unlock-account',
  action: 'session.manage',
  event,
  subject: 'none',
  input: z.object({ userId: idInAddress }),
  run: (services, { proof, origin, at }, { userId }) =>
    auditedChange(services, proof, origin, event, async (transaction) => {
      const { locks, ranOutAt } = await unlockAccount(services, transaction, { userId, at })
      if (locks === 0) {
        throw await alreadyUnlocked(services, transaction, { userId, ranOutAt, at })
      }
      return { value: locks, resource: { type: 'user', id: userId }, details: { locks } }
    }),
})
