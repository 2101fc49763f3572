import { said } from '../../../views/words/said.ts'
import { letter, type MessageText } from '../../mail/message-text.ts'

/** Tells the security team that somebody says of their account that it was not they. Whose it is, is on the page. */
export const accountNotMe = (link: string): MessageText => ({
  kind: 'account-not-me',
  subject: said('mail.account-not-me.subject'),
  text: letter(undefined, said('mail.account-not-me.what'), said('mail.account-not-me.next'), link),
})
