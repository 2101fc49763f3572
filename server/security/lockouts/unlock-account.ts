import { QueryTypes, type Transaction } from 'sequelize'
import { User } from '../../../models/accounts/user.ts'
import { notMeLink } from '../../accounts/not-me-links.ts'
import { sendFirstPassword } from '../../accounts/send-links.ts'
import { accountKey } from '../../accounts/sign-in-limits.ts'
import { accountUnlocked } from '../mails/account-unlocked.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'

/**
 * Ends the lock that the owner had asked for. The password may be known to somebody else, so it goes, and a link to a new
 * one is sent, unless the address was put in place of another lately.
 */
async function giveBack(
  services: Pick<Services, 'mail' | 'purposeKeys' | 'publicUrl'>,
  transaction: Transaction,
  user: User,
  at: Date,
): Promise<void> {
  const { email } = user
  await user.update(
    { lockedAt: null, passwordHash: null, passwordChangedAt: null, updatedAt: at },
    { transaction },
  )
  if (email !== null && (user.resetByMailFrom === null || user.resetByMailFrom <= at)) {
    await sendFirstPassword(services, transaction, user, { email, at })
  }
}

/**
 * Forgets every wrong answer of a person and the lock that they asked for themselves, so that no lock is left, and tells
 * them by mail. The caller writes the audit row.
 * @returns how many locks there were, and when the last one ran out by itself where there was none
 * @throws Refused where there is no such person
 */
export async function unlockAccount(
  services: Pick<Services, 'sequelize' | 'mail' | 'time' | 'purposeKeys' | 'publicUrl'>,
  transaction: Transaction,
  { userId, at }: { userId: string; at: Date },
): Promise<{ readonly locks: number; readonly ranOutAt: Date | null }> {
  const user = await User.findByPk(userId, { transaction, lock: transaction.LOCK.UPDATE })
  if (user === null) {
    throw new Refused('no-such-thing')
  }
  const { id, username } = user
  const accounts = [username, `code:${id}`, `resume:${id}`, `access-code:${id}`].map(accountKey)
  const rows = await services.sequelize.query<{ locked_until: Date | null }>(
    `WITH gone AS (DELETE FROM sign_in_failures WHERE account = ANY($1::text[]) RETURNING locked_until)
    SELECT locked_until FROM gone ORDER BY locked_until DESC NULLS LAST`,
    { bind: [accounts], transaction, type: QueryTypes.SELECT },
  )
  const locked = rows.filter(({ locked_until: until }) => until !== null && until > at).length
  const byOwner = user.lockedAt !== null
  if (byOwner) {
    await giveBack(services, transaction, user, at)
  }
  if (user.email !== null && (byOwner || locked > 0)) {
    const message = accountUnlocked({
      displayName: user.displayName,
      when: at,
      newPassword: byOwner,
      notMe: await notMeLink(services, transaction, { userId, at }),
    })
    await services.mail.enqueue(transaction, { ...message, to: user.email, userId })
  }
  return { locks: locked + (byOwner ? 1 : 0), ranOutAt: rows[0]?.locked_until ?? null }
}
