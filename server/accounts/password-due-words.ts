import type { SessionFacts } from '../access/session.ts'
import { passwordExpired } from '../access/password-age.ts'
import { count } from '../mail/messages/message-text.ts'
import type { Services } from '../services.ts'

/** Why somebody has to choose a new password before going on, with the facility's rule where it is one. */
export function passwordDueWords(
  { environment, time }: Pick<Services, 'environment' | 'time'>,
  { passwordChangedAt, passwordChangeRequired, startedAt }: SessionFacts,
): string {
  const days = environment.PASSWORD_MAX_AGE_DAYS
  if (passwordChangeRequired || days === undefined || !passwordExpired(passwordChangedAt, startedAt, days)) {
    return 'You have to choose a new password before you can go on.'
  }
  const since = passwordChangedAt === null ? '' : ` Yours is from ${time.date(passwordChangedAt)}.`
  return `This facility’s rule is a new password every ${count(days, 'day')}.${since} Choose a new one to go on.`
}
