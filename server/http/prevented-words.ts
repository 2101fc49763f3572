import { limits } from '../../config/security.ts'
import type { Problem } from './problem.tsx'
import { problems } from './problems.ts'

/** How a change of a prescription that cannot be made is told. */
export type PreventedWords = {
  /** The field that the words stand at; the whole form where there is none. */
  readonly field?: string
  readonly words: string
  /** Where it is answered by an error page instead of the form. */
  readonly problem?: Pick<Problem, 'status' | 'code' | 'heading'>
}

/** What is asked where an allergy speaks against a medicine. */
export const reasonNeeded =
  'An allergy of this patient speaks against this medicine. Say why it is given all the same, or choose another one.'

/** Why a prescription cannot be signed, dispensed or cancelled now. */
export const preventedWords = {
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
} as const satisfies Record<string, PreventedWords>
