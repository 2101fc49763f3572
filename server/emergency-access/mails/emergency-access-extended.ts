import { said } from '../../../views/words/said.ts'
import { letter, oneLine, type MessageText } from '../../mail/message-text.ts'

/** Tells the security team that somebody prolonged their emergency access. No patient is named. */
export const emergencyAccessExtended = (values: {
  readonly who: string
  readonly until: Date
  readonly reviewLink: string
}): MessageText => ({
  kind: 'emergency-access-extended',
  subject: said('mail.emergency-access-extended.subject'),
  text: letter(
    undefined,
    said('mail.emergency-access-extended.what', { who: oneLine(values.who), until: values.until }),
    said('mail.emergency-access-extended.next'),
    values.reviewLink,
  ),
})
