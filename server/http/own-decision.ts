import type { AuditEntry } from '../audit/entry.ts'
import type { Next } from '../overtaken/overtaken.ts'
import { ProblemError } from './errors.ts'
import { nextLink } from './overtaken-words.ts'

/** What takes two people, and why this one cannot be the second. */
export type OwnDecision =
  'own-hold-lift' | 'own-tie-end' | 'own-escalation' | 'asked-for-it' | 'approved-first' | 'of-the-care-team'

const words: Readonly<Record<OwnDecision, { readonly heading: string; readonly reason: string }>> = {
  'own-hold-lift': {
    heading: 'Somebody else must agree',
    reason: 'You asked for the end of this legal hold yourself. A second person agrees, or keeps the hold.',
  },
  'own-tie-end': {
    heading: 'Somebody else must agree',
    reason: 'You asked for it yourself: a second person has to agree.',
  },
  'own-escalation': {
    heading: 'You escalated this yourself',
    reason: 'The second opinion must be somebody else’s.',
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
}

/** Why it is not this person’s to decide, for the page that therefore offers no button. */
export const whyNotOwn = (code: OwnDecision): string => words[code].reason

/**
 * A decision that its own asker may not take. Thrown inside the change; the route function puts it on record, once, as
 * refused.
 */
export class OwnDecisionError extends ProblemError {
  /** What the audit row says beside who tried. */
  readonly about: Pick<AuditEntry, 'resource' | 'patientId'>
  constructor(code: OwnDecision, refused: OwnDecisionError['about'] & { readonly next: Next }) {
    const { next, ...about } = refused
    super({ status: 403, code, ...words[code], wayOut: [nextLink(next)] })
    this.name = 'OwnDecisionError'
    this.about = about
  }
}
