import { said } from '../../../views/words/said.ts'
import { letter, notMe, oneLine, type MessageText } from '../../mail/message-text.ts'

/**
 * Tells someone that they signed in from where they had not before.
 * @param values.device the browser and its system in words
 */
export const newDevice = (values: {
  readonly displayName: string
  readonly when: Date
  readonly address: string
  readonly device: string
  /** The link that locks the account. */
  readonly notMe: string
}): MessageText => ({
  kind: 'new-device',
  subject: said('mail.new-device.subject'),
  text: letter(
    values.displayName,
    said('mail.new-device.what'),
    said('mail.new-place.facts', {
      when: values.when,
      device: oneLine(values.device),
      address: oneLine(values.address),
    }),
    said('mail.if-you'),
    notMe(values.notMe),
  ),
})
