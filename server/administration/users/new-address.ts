import type { Transaction } from 'sequelize'
import { limits } from '../../../config/security.ts'
import type { User } from '../../../models/accounts/user.ts'
import { emailChanged } from '../../accounts/email-changed.ts'
import { credentialsChanged } from '../../accounts/credentials-changed.ts'
import { removeSecondFactor } from '../../accounts/remove-second-factor.ts'
import { voidLinks } from '../../accounts/one-time-links.ts'
import { sendEmailConfirmation, sendFirstPassword } from '../../accounts/send-links.ts'
import type { Services } from '../../services.ts'

/** The owner of the address before has been told, and has until then to object. */
export const settledAt = (at: Date): Date => new Date(at.getTime() + limits.addressSettlesHours * 3_600_000)

/**
 * What a new address brings with it. Who has no password yet gets the link to one there only where nobody has approved
 * the account so far; else it waits (`settledAt`), or for the second person to whom the address is shown.
 */
export async function tellOfNewAddress(
  services: Services,
  transaction: Transaction,
  user: User,
  {
    before,
    at,
    isWaiting,
  }: { readonly before: string | null; readonly at: Date; readonly isWaiting: boolean },
): Promise<void> {
  const { email, displayName, id: userId } = user
  await voidLinks(userId, transaction)
  if (before !== null) {
    const message = emailChanged({
      displayName,
      when: at,
      done: true,
      settles: settledAt(at),
    })
    await services.mail.enqueue(transaction, { ...message, to: before, userId })
  }
  if (email !== null && user.passwordHash !== null) {
    await sendEmailConfirmation(services, transaction, user, { email, at })
  }
  if (email !== null && user.passwordHash === null && isWaiting) {
    await sendFirstPassword(services, transaction, user, { email, at })
  }
}

/**
 * Takes away how somebody signs in whose account nobody has approved yet: it was chosen by a link to an address that the
 * second person will not see.
 */
export async function forgetUnapproved(
  services: Services,
  transaction: Transaction,
  user: User,
  at: Date,
): Promise<void> {
  user.set({ passwordHash: null, passwordChangedAt: null })
  await removeSecondFactor(services, transaction, user.id, at)
  await credentialsChanged(services, transaction, { userId: user.id, at, keep: undefined })
}
