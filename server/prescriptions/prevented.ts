import type { EventName } from '../audit/events.ts'
import { invalid, type AlreadyDone, type Changed, type Invalid } from '../http/answer.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import type { Services } from '../services.ts'
import { recordAttempt } from './record-attempt.ts'

const reasons = {
  'not-a-draft': 'This prescription is no draft any more: somebody has signed or cancelled it meanwhile.',
  'not-open': 'This prescription is not open any more: it was dispensed or cancelled meanwhile.',
  expired: 'The last day of this prescription has passed. Write a new one.',
  'changed-since-shown':
    'This prescription was changed since it was shown to you. Read it again below, and sign what you now see.',
  altered:
    'This prescription was altered after it was signed, so it cannot be used. Tell the prescriber and the security team.',
  'own-prescription': 'You wrote this prescription. Somebody else has to dispense it.',
  'key-taken': 'This form was used before. Load the page again and send the new form.',
} as const

export type Reason = keyof typeof reasons | 'too-much'

/** A change that the state of the prescription does not allow. Thrown inside its transaction, so that nothing stays. */
export class Prevented extends Error {
  readonly reason: Reason
  readonly field: string
  readonly words: string

  constructor(reason: keyof typeof reasons | { reason: 'too-much'; field: string; words: string }) {
    const told = typeof reason === 'string' ? { reason, field: 'form', words: reasons[reason] } : reason
    super(told.reason)
    this.reason = told.reason
    this.field = told.field
    this.words = told.words
  }
}

/** Runs a change; where the prescription's state prevents it, that is recorded and the form comes back with the words. */
export async function unlessPrevented(
  services: Services,
  request: PatientRequest,
  id: string,
  event: EventName,
  change: () => Promise<Changed | Invalid | AlreadyDone>,
): Promise<Changed | Invalid | AlreadyDone> {
  try {
    return await change()
  } catch (error) {
    if (!(error instanceof Prevented)) {
      throw error
    }
    await recordAttempt(services, request, id, { event, outcome: 'failure', rule: error.reason })
    return invalid(error.field, error.words)
  }
}
