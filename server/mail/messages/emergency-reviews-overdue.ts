import { count, letter, type MessageText } from './message-text.ts'

/** Reminds the security team of reviews that are overdue. No patient is named. */
export const emergencyReviewsOverdue = (values: {
  readonly overdue: number
  readonly hours: number
  readonly listLink: string
}): MessageText => ({
  kind: 'emergency-reviews-overdue',
  subject: 'Reviews of emergency access are overdue',
  text: letter(
    undefined,
    `${count(values.overdue, 'use')} of emergency access began more than ${values.hours} hours ago and ${values.overdue === 1 ? 'has' : 'have'} not been reviewed.`,
    'To review, sign in and open:',
    values.listLink,
  ),
})
