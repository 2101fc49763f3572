import type { emergencyAccessRefusals } from '../emergency-access/refusals.ts'
import type { RefusedWords } from './refused-words-type.ts'

const anotherReviews = 'Somebody else must review it.'
const wrongAccessCode =
  'This is not your current access code. Check it, or get a new one under “Emergency access”.'

/** Why something about emergency access cannot be done now, in words. */
export const emergencyAccessRefusedWords: RefusedWords<keyof typeof emergencyAccessRefusals> = {
  'request-lapsed': {
    heading: 'This request has lapsed',
    reason: 'Nobody decided in time. If access is still needed, it has to be asked for again.',
  },
  'not-named-for-emergencies': {
    heading: 'This person is no longer named for emergency access',
    reason: 'They cannot be given it. You can refuse the request.',
  },
  'own-grant': { heading: 'This was your own emergency access', reason: anotherReviews },
  'own-approval': { heading: 'You approved this emergency access', reason: anotherReviews },
  'own-escalation': {
    heading: 'You escalated this yourself',
    reason: 'The second opinion must be somebody else’s.',
  },
  'still-running': {
    reason: ({ until }) =>
      `This emergency access is still running, until ${until} at the latest unless it is extended. Review it after that.`,
  },
  'escalated-already': { reason: 'Choose whether it was justified; it is escalated already.' },
  'open-already': {
    reason: ({ what, until }) =>
      `You already have emergency access ${what === 'own-work' ? 'for your own work' : 'to this record'} until ${until}.`,
  },
  'asked-already': { reason: 'You have asked for this already; an officer has still to approve it.' },
  'wrong-access-code': { reason: wrongAccessCode },
  'too-many-access-codes': { reason: wrongAccessCode },
  'code-not-taken': {
    reason: 'Enter the six digits that your authenticator app shows now; each counts once.',
  },
}
