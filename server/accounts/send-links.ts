import type { Transaction } from 'sequelize'
import type { User } from '../../models/accounts/user.ts'
import { issueLink, linkMinutes } from './one-time-links.ts'
import { confirmEmail } from './mails/confirm-email.ts'
import { firstPassword } from './mails/first-password.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

/** Sends a link by which a person chooses the first password; whoever asked for it never sees it. */
export async function sendFirstPassword(
  services: Pick<Services, 'mail' | 'purposeKeys' | 'publicUrl'>,
  transaction: Transaction,
  { id: userId, username, displayName }: Pick<User, 'id' | 'username' | 'displayName'>,
  { email, at }: { email: string; at: Date },
): Promise<void> {
  const kind = 'first-password'
  const { token, expiresAt } = await issueLink(services, transaction, { userId, kind, at })
  const link = services.publicUrl.link(paths.resetPassword(token))
  const message = firstPassword({ displayName, username, link, validHours: linkMinutes[kind] / 60 })
  await services.mail.enqueue(transaction, { ...message, to: email, userId, goodUntil: expiresAt })
}

/** Sends a link by which the owner of an address confirms it. */
export async function sendEmailConfirmation(
  services: Services,
  transaction: Transaction,
  { id: userId, displayName }: Pick<User, 'id' | 'displayName'>,
  { email, at }: { email: string; at: Date },
): Promise<void> {
  const kind = 'confirm-email'
  const { token, expiresAt } = await issueLink(services, transaction, { userId, kind, at, email })
  const link = services.publicUrl.link(paths.confirmEmail(token))
  const message = confirmEmail({ displayName, link, validHours: linkMinutes[kind] / 60 })
  await services.mail.enqueue(transaction, { ...message, to: email, userId, goodUntil: expiresAt })
}
