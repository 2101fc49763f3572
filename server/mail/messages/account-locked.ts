import { letter, notMe, oneLine, type MessageText } from './message-text.ts'

/**
 * Tells someone that wrong answers have locked their account.
 * @param values.when by the facility's clock
 * @param values.everywhere whether it is locked wherever they are, or only where the wrong answers came from
 */
export const accountLocked = (values: {
  readonly displayName: string
  readonly when: string
  readonly minutes: number
  readonly everywhere: boolean
  readonly address: string
  readonly notMe: string
}): MessageText => ({
  kind: 'account-locked',
  subject: 'Your account is locked for a while',
  text: letter(
    values.displayName,
    `On ${values.when} too many wrong passwords or codes were entered for your account, the last from the network address ${oneLine(values.address)}.`,
    values.everywhere
      ? `It is locked for ${values.minutes} minutes, but for devices from which you have signed in before. Wait, or ask a security officer to unlock it.`
      : `It is locked for ${values.minutes} minutes for tries from there; from elsewhere you can sign in as always.`,
    'If this was you, wait or ask for a new password on the sign-in page.',
    notMe(values.notMe),
  ),
})
