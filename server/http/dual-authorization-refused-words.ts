import type { dualAuthorizationRefusals } from '../dual-authorization/refusals.ts'
import type { RefusedWords } from './refused-words-type.ts'

/** Why somebody may not decide what takes more than one person, in words. */
export const dualAuthorizationRefusedWords: RefusedWords<keyof typeof dualAuthorizationRefusals> = {
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
  'not-the-asker': { reason: 'Only whoever proposed it can withdraw it.' },
}
