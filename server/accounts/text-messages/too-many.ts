import { limits } from '../../../config/security.ts'
import { ProblemError } from '../../http/errors.ts'
import { problems } from '../../http/problems.ts'
import { said } from '../../../views/words/said.ts'

/** Enough codes were sent within the hour. @param seconds until one may be sent again */
export const tooManyTexts = (seconds: number): ProblemError =>
  new ProblemError({
    ...problems.tooMany,
    heading: said('accounts.problem.too-many-text-messages'),
    reason: said('accounts.problem.most-codes-sent-within', {
      most: limits.textMessagesPerAccountAndHour,
      minutes: Math.ceil(seconds / 60),
    }),
    retryAfterSeconds: seconds,
  })
