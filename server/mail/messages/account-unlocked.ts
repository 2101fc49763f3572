import { letter, notMe, type MessageText } from './message-text.ts'

/**
 * Tells someone that a security officer has unlocked their account.
 * @param values.when by the facility's clock
 * @param values.newPassword whether they have to choose a new password, by a mail of its own
 */
export const accountUnlocked = (values: {
  readonly displayName: string
  readonly when: string
  readonly newPassword: boolean
  readonly notMe: string
}): MessageText => ({
  kind: 'account-unlocked',
  subject: 'Your account is unlocked',
  text: letter(
    values.displayName,
    `A security officer unlocked your account on ${values.when}.`,
    values.newPassword
      ? 'The password that it had does not work any more: choose a new one by the link that comes in another mail.'
      : 'You can sign in as always.',
    notMe(values.notMe),
  ),
})
