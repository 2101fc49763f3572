import { said } from '../../../views/words/said.ts'
import { letter, type MessageText } from '../../mail/message-text.ts'

/** Reminds the security team of reviews that are overdue. No patient is named. */
export const emergencyReviewsOverdue = (values: {
  readonly overdue: number
  readonly hours: number
  readonly listLink: string
}): MessageText => ({
  kind: 'emergency-reviews-overdue',
  subject: said('mail.emergency-reviews-overdue.subject'),
  text: letter(
    undefined,
    said('mail.emergency-reviews-overdue.what', { overdue: values.overdue, hours: values.hours }),
    said('mail.emergency-reviews-overdue.next'),
    values.listLink,
  ),
})
