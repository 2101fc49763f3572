import { limits } from '../../config/security.ts'
import type { EventName, Outcome } from '../audit/events.ts'
import { invalid, type AlreadyDone, type Changed, type Invalid } from '../http/answer.ts'
import { ProblemError } from '../http/errors.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import { preventedWords, type PreventedWords } from '../http/prevented-words.ts'
import type { Services } from '../services.ts'
import { Overtaken } from '../overtaken/overtaken.ts'
import { endOfPrescription } from '../http/prescription-gone.ts'
import { recordAttempt } from './record-attempt.ts'

export type Reason = keyof typeof preventedWords

/** A change that cannot be made now. Thrown inside its transaction, so that nothing of it stays. */
export class Prevented extends Error {
  readonly reason: Reason
  /** Whether it is on record already: with what had to stay, as a wrong code that counts. */
  readonly recorded: boolean
  readonly words: string | undefined

  /** @param options.words instead of the usual ones, where more is known */
  constructor(reason: Reason, { recorded = false, words }: { recorded?: boolean; words?: string } = {}) {
    super(reason)
    this.reason = reason
    this.recorded = recorded
    this.words = words
  }
}

function answerTo(request: PatientRequest, { words, field = 'form', problem }: PreventedWords): Invalid {
  if (problem === undefined) {
    return invalid(field, words)
  }
  if (problem.status === 429) {
    request.res.setHeader('Retry-After', String(limits.failedSignInsLockMinutes * 60))
  }
  throw new ProblemError({ ...problem, reason: words })
}

/**
 * Whoever dispenses is told what they would be told a moment later, when the prescription has left their sight.
 * @throws ProblemError (404) where it has
 */
async function tellPharmacy(
  services: Services,
  request: PatientRequest,
  id: string,
  event: EventName,
): Promise<void> {
  const { actor, clearance } = request.admission
  const { action } = clearance
  const today = request.req.context.circumstances.local.date
  const ended = await endOfPrescription(services, actor, { action, id, today })
  if (ended !== undefined) {
    await recordAttempt(services, request, id, { event, outcome: 'failure', rule: 'already-done' })
    throw ended
  }
}

/**
 * Runs a change. Where it is prevented that is recorded, and the form comes back with the reason in words.
 * @throws ProblemError where nothing on the form would help; Overtaken
 */
export async function unlessPrevented(
  services: Services,
  request: PatientRequest,
  id: string,
  tried: EventName,
  change: () => Promise<Changed | Invalid | AlreadyDone>,
): Promise<Changed | Invalid | AlreadyDone> {
  try {
    return await change()
  } catch (error) {
    if (error instanceof Overtaken) {
      await tellPharmacy(services, request, id, tried)
    }
    if (!(error instanceof Prevented)) {
      throw error
    }
    const { words } = error
    const told: PreventedWords = {
      ...preventedWords[error.reason],
      ...(words === undefined ? {} : { words }),
    }
    if (!error.recorded) {
      const outcome: Outcome =
        told.problem?.status === 403 || told.problem?.status === 404 ? 'refused' : 'failure'
      await recordAttempt(services, request, id, { event: tried, outcome, rule: error.reason })
    }
    return answerTo(request, told)
  }
}
