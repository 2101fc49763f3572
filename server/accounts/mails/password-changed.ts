import { said } from '../../../views/words/said.ts'
import { letter, notMe, type MessageText } from '../../mail/message-text.ts'

/** Tells someone that their password is a new one. */
export const passwordChanged = (values: {
  readonly displayName: string
  readonly when: Date
  readonly address: string
  /** The link that locks the account. */
  readonly notMe: string
}): MessageText => ({
  kind: 'password-changed',
  subject: said('mail.password-changed.subject'),
  text: letter(
    values.displayName,
    said('mail.password-changed.what', { when: values.when, address: values.address }),
    said('mail.if-you'),
    notMe(values.notMe),
  ),
})
