import { said } from '../../../views/words/said.ts'
import { letter, oneLine, type MessageText } from '../../mail/message-text.ts'

/** Tells the security team that one kind of unusual access is not looked for any more. */
export const detectorSwitchedOff = (values: {
  readonly title: string
  readonly by: string
  readonly approvedBy: string
  readonly link: string
}): MessageText => ({
  kind: 'detector-switched-off',
  subject: said('mail.detector-switched-off.subject', { title: values.title.toLowerCase() }),
  text: letter(
    undefined,
    said('mail.detector-switched-off.what', {
      by: oneLine(values.by),
      approvedBy: oneLine(values.approvedBy),
      title: values.title,
    }),
    said('mail.detector-switched-off.next'),
    values.link,
  ),
})
