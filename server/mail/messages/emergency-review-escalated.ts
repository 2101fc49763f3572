import { letter, oneLine, type MessageText } from './message-text.ts'

/** Tells the security team that a reviewer wants somebody else to look into an emergency access. No patient is named. */
export const emergencyReviewEscalated = (values: {
  readonly who: string
  readonly reviewer: string
  readonly reviewLink: string
}): MessageText => ({
  kind: 'emergency-review-escalated',
  subject: 'A review of emergency access was escalated',
  text: letter(
    undefined,
    `${oneLine(values.reviewer)} reviewed emergency access by ${oneLine(values.who)} and asks for a second opinion.`,
    'To see what was done, and to give it, sign in and open:',
    values.reviewLink,
  ),
})
