import { actorOf } from '../../audit/actor-of.ts'
import type { EventName } from '../../audit/events.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import type { InvalidForm } from '../answer.ts'
import { refusedInvalid } from '../faces/refused-problem.ts'
import type { SessionRequest } from './session-request.ts'

type Asked = Pick<SessionRequest<unknown>, 'req' | 'origin'>

/** Puts on record that something was tried which cannot be, unless it is already; as far as is known, by whom. */
async function recordRefused(
  { trail }: Services,
  { req, origin }: Asked,
  events: readonly EventName[],
  refused: Refused,
): Promise<void> {
  const { session } = req.context
  const event = refused.recordedAs ?? events[0]
  if (refused.recorded || event === undefined) {
    return
  }
  const { rule = refused.code, severity } = refused.rule
  const who =
    'facts' in session ? { actor: actorOf(session.facts.actor), sessionId: session.facts.sessionId } : {}
  await trail.append({
    ...who,
    event,
    outcome: refused.outcome,
    rule,
    origin,
    ...(severity === undefined ? {} : { severity }),
    ...refused.about,
  })
}

/**
 * Does what a form without a clearance asks for, or says why it cannot be done; that it was tried is recorded.
 * @returns what stands on the form
 * @throws Refused where nothing on the form would help
 */
export async function unlessSessionRefused<Done>(
  services: Services,
  asked: Asked,
  events: readonly EventName[],
  take: () => Promise<Done>,
): Promise<Done | InvalidForm> {
  try {
    return await take()
  } catch (error) {
    if (!(error instanceof Refused)) {
      throw error
    }
    await recordRefused(services, asked, events, error)
    if (error.rule.status !== 422) {
      throw error
    }
    return refusedInvalid(error)
  }
}
