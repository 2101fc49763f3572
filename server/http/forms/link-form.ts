import type { Services } from '../../services.ts'
import { linkEnded, type LinkUse } from '../routes/ended-link.ts'
import { ProblemError } from '../errors.ts'
import { linkAttempt } from '../routes/link-attempt.ts'
import type { SessionForm } from '../sessions/session-form.ts'
import type { SessionRequest } from '../sessions/session-request.ts'
import { linkHolders } from '../limits/senders.ts'

/** What is answered to a link that does not work any more. */
export const endOfLink = async (
  services: Services,
  use: LinkUse,
  { req }: Pick<SessionRequest<unknown>, 'req'>,
): Promise<ProblemError> => new ProblemError(await linkEnded(services, use, linkAttempt(req)))

/**
 * What the form behind a link from a mail says of itself: looking for the link is counted, and one that does not work is
 * answered as that.
 * @param find the link with this token, where it works still
 */
export const linkForm = <Found>(
  services: Services,
  use: LinkUse,
  find: (token: string, at: Date) => Promise<Found | undefined>,
) =>
  ({
    from: linkHolders,
    events: [use.event],
    countsLooks: true,
    find: async (request) => {
      const found = await find(linkAttempt(request.req).token, request.at)
      if (found === undefined) {
        throw await endOfLink(services, use, request)
      }
      return found
    },
  }) as const satisfies Pick<
    SessionForm<undefined, Found, unknown>,
    'from' | 'events' | 'countsLooks' | 'find'
  >
