import { said } from '../../../views/words/said.ts'
import { letter, type MessageText } from '../../mail/message-text.ts'

/** Tells those who may approve that a change of what protects everybody waits for them. What it is, the page says. */
export const settingProposed = (values: { readonly link: string; readonly days: number }): MessageText => ({
  kind: 'setting-proposed',
  subject: said('mail.setting-proposed.subject'),
  text: letter(
    undefined,
    said('mail.setting-proposed.what'),
    said('mail.setting-proposed.next', { days: values.days }),
    values.link,
  ),
})
