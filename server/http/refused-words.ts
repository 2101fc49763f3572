import { limits } from '../../config/security.ts'
import type { RefusalCode, RefusalValues } from '../operations/refused.ts'
import { patientRefusedWords } from './patient-refused-words.ts'
import { problems } from './problems.ts'
import type { RefusedWords } from './refused-words-type.ts'

const words: RefusedWords<RefusalCode> = {
  ...patientRefusedWords,
  'no-such-thing': problems.notFound,
  'own-request': { heading: 'This is your own request', reason: 'Somebody else must decide on it.' },
  'own-proposal': {
    heading: 'Somebody else must approve this',
    reason: 'You proposed it yourself. A second person who may approve rights decides; you can withdraw it.',
  },
  'gains-by-it': {
    heading: 'Somebody else must approve this',
    reason: 'You would gain rights by it yourself. Somebody who does not must decide.',
  },
  'asked-for-it': {
    heading: 'Not yours to decide',
    reason: 'You asked for it yourself: two other people decide.',
  },
  'approved-first': {
    heading: 'Not yours to decide',
    reason: 'You approved it already: a second person decides. You may still refuse.',
  },
  'of-the-care-team': {
    heading: 'Not yours to decide',
    reason: 'You have treated this patient, or are the patient: others decide.',
  },
  'own-hold-lift': {
    heading: 'Somebody else must agree',
    reason: 'You asked for the end of this legal hold yourself. A second person agrees, or keeps the hold.',
  },
  'own-tie-end': {
    heading: 'Somebody else must agree',
    reason: 'You asked for it yourself: a second person has to agree.',
  },
  'request-lapsed': {
    heading: 'This request has lapsed',
    reason: 'Nobody decided in time. If access is still needed, it has to be asked for again.',
  },
  'not-named-for-emergencies': {
    heading: 'This person is no longer named for emergency access',
    reason: 'They cannot be given it. You can refuse the request.',
  },
  'own-escalation': {
    heading: 'You escalated this yourself',
    reason: 'The second opinion must be somebody else’s.',
  },
  'not-the-asker': { reason: 'Only whoever proposed it can withdraw it.' },
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
