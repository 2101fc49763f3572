import { limits } from '../../../config/security.ts'
import { ProblemError } from '../../http/errors.ts'
import { problems } from '../../http/problems.ts'

/** Enough codes were sent within the hour. @param seconds until one may be sent again */
export const tooManyTexts = (seconds: number): ProblemError =>
  new ProblemError({
    ...problems.tooMany,
    heading: 'Too many text messages',
    reason: `At most ${limits.textMessagesPerAccountAndHour} codes are sent within an hour. Use your app or a backup code, or try again in ${Math.ceil(seconds / 60)} minutes.`,
    retryAfterSeconds: seconds,
  })
