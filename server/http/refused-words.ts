import { limits } from '../../config/security.ts'
import type { RefusalCode, RefusalValues } from '../operations/refused.ts'
import { dualAuthorizationRefusedWords } from './dual-authorization-refused-words.ts'
import { emergencyAccessRefusedWords } from './emergency-access-refused-words.ts'
import { patientRefusedWords } from './patient-refused-words.ts'
import { problems } from './problems.ts'
import { securityRefusedWords } from './security-refused-words.ts'
import type { RefusedWords } from './refused-words-type.ts'

const words: RefusedWords<RefusalCode> = {
  ...dualAuthorizationRefusedWords,
  ...emergencyAccessRefusedWords,
  ...patientRefusedWords,
  ...securityRefusedWords,
  'no-such-place': problems.noSuchPlace,
  'no-such-thing': problems.notFound,
  'search-twice': {
    reason: 'This address has more than one search. Type here what you look for, once',
  },
  'search-too-long': {
    reason: ({ longest }) => `Shorten what you look for to ${longest} characters or fewer`,
  },
  'of-another-system': {
    reason:
      'This prescription came from another system. It is changed there, and nothing is done with it here.',
    heading: 'Not a prescription of this facility',
  },
  'no-such-dispensing': problems.notFound,
  'not-signed': { reason: 'This prescription is a draft: its prescriber has still to sign it.' },
  expired: { reason: 'The last day of this prescription has passed. Write a new one.' },
  'changed-since-shown': {
    reason:
      'This prescription was changed since it was shown to you. Read it again below, and sign what you now see.',
  },
  'patient-died': {
    reason:
      'The record says that this patient has died: nothing is signed or dispensed any more. Where that is wrong, have it corrected on the record; otherwise cancel the prescription.',
  },
  altered: {
    reason:
      'This prescription was altered after it was signed, so it cannot be used. Tell the prescriber and the security team.',
  },
  'own-prescription': { reason: 'You wrote this prescription. Somebody else has to dispense it.' },
  'key-taken': { reason: 'This form was used before. Load the page again and send the new form.' },
  'too-much': {
    reason: ({ owed }) => `Enter ${owed} or less: so much is left of this supply.`,
  },
  'too-early': { reason: 'The next supply is not due yet. Say why it is handed over early.' },
  'against-allergy': {
    reason:
      'An allergy of this patient speaks against this medicine. Say why it is given all the same, or choose another one.',
  },
  'medicine-gone': { reason: 'This medicine is no longer in the catalogue; choose another one' },
  'wrong-code': {
    reason: 'That code is not right, or was used already. Wait for the next one and enter it.',
  },
  limited: {
    reason: `Too many wrong codes were entered. Nothing was signed; try again in ${limits.failedSignInsLockMinutes} minutes.`,
    heading: problems.tooMany.heading,
  },
  'not-the-prescriber': {
    reason: 'Somebody else wrote this prescription, and nobody can sign in their place.',
    heading: 'Only the prescriber signs',
  },
}

/** Why something cannot be done now, in the reader's words. */
export function refusedWords(code: RefusalCode, values: RefusalValues): { heading: string; reason: string } {
  const { heading = 'This cannot be done now', reason } = words[code]
  return { heading, reason: typeof reason === 'string' ? reason : reason(values) }
}
