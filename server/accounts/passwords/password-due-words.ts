import { said, type MessageToSay } from '../../../views/words/said.ts'
import type { SessionFacts } from '../../access/session.ts'
import { passwordExpired } from '../../access/password-age.ts'
import type { Services } from '../../services.ts'

/** Why somebody has to choose a new password before going on, with the facility's rule where it is one. */
export function passwordDueWords(
  { environment }: Pick<Services, 'environment'>,
  { passwordChangedAt, passwordChangeRequired, startedAt }: SessionFacts,
): MessageToSay {
  const days = environment.PASSWORD_MAX_AGE_DAYS
  if (passwordChangeRequired || days === undefined || !passwordExpired(passwordChangedAt, startedAt, days)) {
    return said('accounts.password.due')
  }
  return passwordChangedAt === null
    ? said('accounts.password.due-by-rule', { days })
    : said('accounts.password.due-since', { days, since: passwordChangedAt })
}
