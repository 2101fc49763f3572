import { said } from '../../../views/words/said.ts'
import { letter, type MessageText } from '../../mail/message-text.ts'

/** The way to the first password, for someone who was given an account. */
export const firstPassword = (values: {
  readonly displayName: string
  readonly username: string
  readonly link: string
  readonly validHours: number
}): MessageText => ({
  kind: 'first-password',
  subject: said('mail.first-password.subject'),
  text: letter(
    values.displayName,
    said('mail.first-password.what', { username: values.username }),
    values.link,
    said('mail.first-password.works', { hours: values.validHours }),
    said('mail.first-password.nobody'),
  ),
})
