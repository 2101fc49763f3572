import { said } from '../../../views/words/said.ts'
import { letter, type MessageText } from '../../mail/message-text.ts'

/** Tells the security team that somebody whose account is new was put into a care team, or on a ward. Who and whose is on the page. */
export const newAccountAssigned = (values: {
  readonly link: string
  readonly days: number
}): MessageText => ({
  kind: 'new-account-assigned',
  subject: said('mail.new-account-assigned.subject'),
  text: letter(
    undefined,
    said('mail.new-account-assigned.what', { days: values.days }),
    said('mail.new-account-assigned.next'),
    values.link,
  ),
})
