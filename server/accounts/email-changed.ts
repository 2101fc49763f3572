import { said } from '../../views/words/said.ts'
import { letter, tellSecurity, type MessageText } from '../mail/message-text.ts'

/** Tells the address before that another takes its place. */
export const emailChanged = (values: {
  readonly displayName: string
  readonly when: Date
  /** Whether the new address already holds, or still has to be confirmed. */
  readonly done: boolean
  /** Until when the new one gets no link to a new password, where it was entered by an administrator. */
  readonly settles?: Date
}): MessageText => ({
  kind: 'email-changed',
  subject: said('mail.email-changed.subject'),
  text: letter(
    values.displayName,
    said(values.done ? 'mail.email-changed.done' : 'mail.email-changed.entered', { when: values.when }),
    values.settles === undefined
      ? said('mail.email-changed.if-known')
      : said('mail.email-changed.settles', { until: values.settles }),
    tellSecurity,
  ),
})
