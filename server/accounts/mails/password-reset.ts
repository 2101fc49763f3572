import { said } from '../../../views/words/said.ts'
import { letter, type MessageText } from '../../mail/message-text.ts'

/** The way to a new password, for who asked for one. */
export const passwordReset = (values: {
  readonly displayName: string
  readonly link: string
  readonly validMinutes: number
}): MessageText => ({
  kind: 'password-reset',
  subject: said('mail.password-reset.subject'),
  text: letter(
    values.displayName,
    said('mail.password-reset.what'),
    values.link,
    said('mail.password-reset.works', { minutes: values.validMinutes }),
    said('mail.password-reset.if-not'),
  ),
})
