import { limits } from '../../config/security.ts'
import type { EventName, Outcome } from '../audit/events.ts'
import { invalid, type AlreadyDone, type Changed, type Invalid } from '../http/answer.ts'
import { ProblemError } from '../http/errors.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import type { Problem } from '../http/problem.tsx'
import { problems } from '../http/problems.ts'
import type { Services } from '../services.ts'
import { Overtaken } from '../overtaken/overtaken.ts'
import { endOfPrescription } from '../http/prescription-gone.ts'
import { recordAttempt } from './record-attempt.ts'

type Told = {
  /** The field that the words stand at; the whole form where there is none. */
  readonly field?: string
  readonly words: string
  /** Where it is answered by an error page instead of the form. */
  readonly problem?: Pick<Problem, 'status' | 'code' | 'heading'>
}

export const reasonNeeded =
  'An allergy of this patient speaks against this medicine. Say why it is given all the same, or choose another one.'

const reasons = {
  'of-another-system': {
    words:
      'This prescription came from another system. It is changed there, and nothing is done with it here.',
    problem: { status: 409, code: 'of-another-system', heading: 'Not a prescription of this facility' },
  },
  'no-such-dispensing': { words: problems.notFound.reason, problem: problems.notFound },
  'not-signed': { words: 'This prescription is a draft: its prescriber has still to sign it.' },
  expired: { words: 'The last day of this prescription has passed. Write a new one.' },
  'changed-since-shown': {
    words:
      'This prescription was changed since it was shown to you. Read it again below, and sign what you now see.',
  },
  'patient-died': {
    words:
      'The record says that this patient has died: nothing is signed or dispensed any more. Where that is wrong, have it corrected on the record; otherwise cancel the prescription.',
  },
  altered: {
    words:
      'This prescription was altered after it was signed, so it cannot be used. Tell the prescriber and the security team.',
  },
  'own-prescription': { words: 'You wrote this prescription. Somebody else has to dispense it.' },
  'key-taken': { words: 'This form was used before. Load the page again and send the new form.' },
  'too-much': {
    field: 'quantity',
    words: 'Enter what is left of this supply, or less',
  },
  'too-early': {
    field: 'earlyReason',
    words: 'The next supply is not due yet. Say why it is handed over early.',
  },
  'against-allergy': { field: 'overrideReason', words: reasonNeeded },
  'wrong-code': {
    field: 'code',
    words: 'That code is not right, or was used already. Wait for the next one and enter it.',
  },
  limited: {
    words: `Too many wrong codes were entered. Nothing was signed; try again in ${limits.failedSignInsLockMinutes} minutes.`,
    problem: problems.tooMany,
  },
  'not-the-prescriber': {
    words: 'Somebody else wrote this prescription, and nobody can sign in their place.',
    problem: { status: 403, code: 'not-the-prescriber', heading: 'Only the prescriber signs' },
  },
} as const satisfies Record<string, Told>

export type Reason = keyof typeof reasons

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

function answerTo(request: PatientRequest, { words, field = 'form', problem }: Told): Invalid {
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
    const told: Told = { ...reasons[error.reason], ...(words === undefined ? {} : { words }) }
    if (!error.recorded) {
      const outcome: Outcome =
        told.problem?.status === 403 || told.problem?.status === 404 ? 'refused' : 'failure'
      await recordAttempt(services, request, id, { event: tried, outcome, rule: error.reason })
    }
    return answerTo(request, told)
  }
}
