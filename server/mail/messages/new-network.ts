import { letter, notMe, oneLine, type MessageText } from './message-text.ts'

/**
 * Tells someone that they signed in, on a device of theirs, from a network that they had not used before.
 * @param values.when by the facility's clock
 * @param values.device the browser and its system in words
 */
export const newNetwork = (values: {
  readonly displayName: string
  readonly when: string
  readonly address: string
  readonly device: string
  /** The link that locks the account. */
  readonly notMe: string
}): MessageText => ({
  kind: 'new-network',
  subject: 'Sign-in to your account from a new network',
  text: letter(
    values.displayName,
    'Your account was used on a device that you know, but from a network that it had not been used from before:',
    [
      `When: ${values.when}`,
      `Device: ${oneLine(values.device)}`,
      `Network address: ${oneLine(values.address)}`,
    ].join('\n'),
    'If this was you, you need do nothing.',
    notMe(values.notMe),
  ),
})
