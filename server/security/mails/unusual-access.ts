import { said } from '../../../views/words/said.ts'
import { letter, type MessageText } from '../../mail/message-text.ts'

/** Tells the security team what a detector found. Neither the patient nor the reader is named. */
export const unusualAccess = (values: {
  readonly title: string
  readonly alerts: number
  readonly listLink: string
}): MessageText => {
  const title = values.title.toLowerCase()
  return {
    kind: 'unusual-access',
    subject: said('mail.unusual-access.subject', { title }),
    text: letter(
      undefined,
      said('mail.unusual-access.what', { title, alerts: values.alerts }),
      said('mail.unusual-access.next'),
      values.listLink,
    ),
  }
}
