import { letter, notMe, type MessageText } from './message-text.ts'

/** Tells someone that their password is a new one. @param values.when by the facility's clock */
export const passwordChanged = (values: {
  readonly displayName: string
  readonly when: string
  readonly address: string
  /** The link that locks the account. */
  readonly notMe: string
}): MessageText => ({
  kind: 'password-changed',
  subject: 'Your password was changed',
  text: letter(
    values.displayName,
    `Your password was changed on ${values.when}, from the network address ${values.address}. All other sessions were ended, and trusted devices were forgotten.`,
    'If this was you, you need do nothing.',
    notMe(values.notMe),
  ),
})
