import { said } from '../../../views/words/said.ts'
import { letter, oneLine, type MessageText } from '../../mail/message-text.ts'

/** Tells the security team that a reviewer wants somebody else to look into an emergency access. No patient is named. */
export const emergencyReviewEscalated = (values: {
  readonly who: string
  readonly reviewer: string
  readonly reviewLink: string
}): MessageText => ({
  kind: 'emergency-review-escalated',
  subject: said('mail.emergency-review-escalated.subject'),
  text: letter(
    undefined,
    said('mail.emergency-review-escalated.what', {
      reviewer: oneLine(values.reviewer),
      who: oneLine(values.who),
    }),
    said('mail.emergency-review-escalated.next'),
    values.reviewLink,
  ),
})
