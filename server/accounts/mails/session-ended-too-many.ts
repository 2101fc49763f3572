import { said } from '../../../views/words/said.ts'
import { letter, oneLine, tellSecurity, type MessageText } from '../../mail/message-text.ts'

/** Tells someone that their oldest session was ended to make room. @param values.device in words, of the ended session */
export const sessionEndedTooMany = (values: {
  readonly displayName: string
  readonly device: string
  readonly when: Date
  readonly limit: number
}): MessageText => ({
  kind: 'session-ended',
  subject: said('mail.session-ended.subject'),
  text: letter(
    values.displayName,
    said('mail.session-ended.what', {
      when: values.when,
      most: values.limit,
      device: oneLine(values.device),
    }),
    said('mail.session-ended.next'),
    tellSecurity,
  ),
})
