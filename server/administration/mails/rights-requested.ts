import { said } from '../../../views/words/said.ts'
import { letter, type MessageText } from '../../mail/message-text.ts'

/** Tells those who may approve that a change of rights waits for them. Whom it concerns is said on the page only. */
export const rightsRequested = (values: { readonly link: string; readonly days: number }): MessageText => ({
  kind: 'rights-proposed',
  subject: said('mail.rights-proposed.subject'),
  text: letter(
    undefined,
    said('mail.rights-proposed.what'),
    said('mail.rights-proposed.next', { days: values.days }),
    values.link,
  ),
})
