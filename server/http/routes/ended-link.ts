import type { LinkKind } from '../../../models/accounts/one-time-link.ts'
import type { EventName } from '../../audit/events.ts'
import { said, type MessageToSay } from '../../../views/words/said.ts'
import { readLinkEnd, type LinkEnd } from '../../accounts/one-time-links.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import type { LinkAttempt } from './link-attempt.ts'
import type { Problem } from '../problem.tsx'

/** One answer for links that are wrong or void: it says nothing of what once was. */
export const linkNotValid: Problem = {
  status: 404,
  code: 'link-not-valid',
  heading: said('accounts.problem.link-not-work-any'),
  reason: said('accounts.problem.used-already-too-old'),
  wayOut: [
    { href: paths.forgottenPassword(), label: said('accounts.problem.ask-new-link') },
    { href: paths.login(), label: said('accounts.problem.go-signing') },
  ],
}

/** What a kind of link is for, and what is written of its use. */
export type LinkUse = {
  readonly kinds: readonly LinkKind[]
  readonly event: EventName
  /** What is said of a link of which nothing is known. */
  readonly problem: Problem
  /** What its use has done, as a participle. */
  readonly did: MessageToSay
  /** What to do next; the problem says it where nothing is known. */
  readonly next: MessageToSay
}

/**
 * Says when a link ended. By whom is not known of one that came by mail: only that it was for the reader's own account is said,
 * to anyone who is signed in with it.
 */
function endedWords(
  { time }: Pick<Services, 'time'>,
  { did, next }: LinkUse,
  { how, at, userId }: LinkEnd,
  reader: LinkAttempt['reader'],
): Pick<Problem, 'reason' | 'help'> {
  const when = time.dateTime(at)
  if (how === 'ran-out') {
    return { reason: said('accounts.problem.ran-out', { when, next }) }
  }
  const username = reader?.id === userId ? reader.username : undefined
  return {
    reason: said('accounts.problem.used-already', {
      when,
      whose: username === undefined ? 'other' : 'own',
      username: username ?? '',
      did,
      next,
    }),
    help: [said('accounts.problem.not-tell-administrator-security')],
  }
}

/** What is answered to a link that does not work any more: since when, where that is known. What is tried with it is recorded. */
export async function linkEnded(
  services: Services,
  use: LinkUse,
  { token, at, sent, origin, reader }: LinkAttempt,
): Promise<Problem> {
  const end = await readLinkEnd(token, use.kinds, at)
  if (end === undefined) {
    return use.problem
  }
  if (sent) {
    await services.trail.append({
      event: use.event,
      outcome: 'failure',
      rule: end.how === 'used' ? 'already-done' : 'link-ran-out',
      origin,
      resource: { type: 'user', id: end.userId },
    })
  }
  return { ...use.problem, ...endedWords(services, use, end, reader) }
}
