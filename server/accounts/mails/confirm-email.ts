import { said } from '../../../views/words/said.ts'
import { letter, type MessageText } from '../../mail/message-text.ts'

/** Asks the owner of an address to confirm that it is theirs. */
export const confirmEmail = (values: {
  readonly displayName: string
  readonly link: string
  readonly validHours: number
}): MessageText => ({
  kind: 'confirm-email',
  subject: said('mail.confirm-email.subject'),
  text: letter(
    values.displayName,
    said('mail.confirm-email.what'),
    values.link,
    said('mail.confirm-email.works', { hours: values.validHours }),
    said('mail.confirm-email.if-not'),
  ),
})
