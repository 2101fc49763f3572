import { letter, notMe, oneLine, type MessageText } from './message-text.ts'

/**
 * Tells someone that they signed in from where they had not before.
 * @param values.when by the facility's clock
 * @param values.device the browser and its system in words
 */
export const newDevice = (values: {
  readonly displayName: string
  readonly when: string
  readonly address: string
  readonly device: string
  /** The link that locks the account. */
  readonly notMe: string
}): MessageText => ({
  kind: 'new-device',
  subject: 'New sign-in to your account',
  text: letter(
    values.displayName,
    'Your account was used from a device or a network that it had not been used from before:',
    [
      `When: ${values.when}`,
      `Device: ${oneLine(values.device)}`,
      `Network address: ${oneLine(values.address)}`,
    ].join('\n'),
    'If this was you, you need do nothing.',
    notMe(values.notMe),
  ),
})
