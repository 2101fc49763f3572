import { said } from '../../../views/words/said.ts'
import { letter, notMe, oneLine, type MessageText } from '../../mail/message-text.ts'

/**
 * Tells someone that they signed in, on a device of theirs, from a network that they had not used before.
 * @param values.device the browser and its system in words
 */
export const newNetwork = (values: {
  readonly displayName: string
  readonly when: Date
  readonly address: string
  readonly device: string
  /** The link that locks the account. */
  readonly notMe: string
}): MessageText => ({
  kind: 'new-network',
  subject: said('mail.new-network.subject'),
  text: letter(
    values.displayName,
    said('mail.new-network.what'),
    said('mail.new-place.facts', {
      when: values.when,
      device: oneLine(values.device),
      address: oneLine(values.address),
    }),
    said('mail.if-you'),
    notMe(values.notMe),
  ),
})
