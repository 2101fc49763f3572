import { Op, type Transaction } from 'sequelize'
import { newId } from '../../../models/new-id.ts'
import { PasswordHistory } from '../../../models/accounts/password-history.ts'
import { User } from '../../../models/accounts/user.ts'
import { passwordChanged } from '../mails/password-changed.ts'
import type { Services } from '../../services.ts'
import { credentialsChanged } from '../credentials-changed.ts'
import { notMeLink } from '../not-me-links.ts'
import { voidLinks } from '../one-time-links.ts'

/** How many passwords before the current one may not be used again. */
export const rememberedPasswords = 5

const recent = (userId: string, transaction?: Transaction): Promise<PasswordHistory[]> =>
  PasswordHistory.findAll({
    where: { userId },
    order: [
      ['createdAt', 'DESC'],
      ['id', 'DESC'],
    ],
    limit: rememberedPasswords,
    ...(transaction === undefined ? {} : { transaction }),
  })

/** Whether a password is the current one of this person, or one of the last before. */
export async function wasUsedBefore(services: Services, user: User, password: string): Promise<boolean> {
  const earlier = await recent(user.id)
  const hashes = [user.passwordHash, ...earlier.map(({ passwordHash }) => passwordHash)]
  const used = await Promise.all(hashes.map((hash) => services.passwords.verify(hash, password)))
  return used.includes(true)
}

async function remember(user: User, at: Date, transaction: Transaction): Promise<void> {
  if (user.passwordHash === null) {
    return
  }
  const entry = { id: newId(), userId: user.id, passwordHash: user.passwordHash, createdAt: at }
  await PasswordHistory.create(entry, { transaction })
  const kept = await recent(user.id, transaction)
  await PasswordHistory.destroy({
    where: { userId: user.id, id: { [Op.notIn]: kept.map(({ id }) => id) } },
    transaction,
  })
}

/**
 * Puts a new password in the place of the one that `user` was read with: other sessions of the person end, trusted
 * devices are forgotten, open links to a password are void, and a mail tells of it. The caller writes the audit row.
 * @param change.keep the session in which it was done, where there is one; the caller renews it
 * @returns what the audit row should say; undefined where another change was faster
 */
export async function storePassword(
  services: Services,
  transaction: Transaction,
  change: { user: User; hash: string; at: Date; address: string; keep?: string },
): Promise<{ sessionsEnded: string[]; devicesForgotten: number } | undefined> {
  const { user, hash, at, address, keep } = change
  const { id: userId, email, displayName } = user
  const [changed] = await User.update(
    { passwordHash: hash, passwordChangedAt: at, passwordChangeRequired: false },
    { where: { id: userId, passwordHash: user.passwordHash }, transaction },
  )
  if (changed === 0) {
    return undefined
  }
  await remember(user, at, transaction)
  await voidLinks(userId, transaction, ['password-reset', 'first-password'])
  if (email !== null) {
    const message = passwordChanged({
      displayName,
      when: at,
      address,
      notMe: await notMeLink(services, transaction, { userId, at }),
    })
    await services.mail.enqueue(transaction, { ...message, to: email, userId })
  }
  return credentialsChanged(services, transaction, { userId, at, keep })
}
