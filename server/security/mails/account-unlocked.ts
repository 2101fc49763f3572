import { said } from '../../../views/words/said.ts'
import { letter, notMe, type MessageText } from '../../mail/message-text.ts'

/**
 * Tells someone that a security officer has unlocked their account.
 * @param values.newPassword whether they have to choose a new password, by a mail of its own
 */
export const accountUnlocked = (values: {
  readonly displayName: string
  readonly when: Date
  readonly newPassword: boolean
  readonly notMe: string
}): MessageText => ({
  kind: 'account-unlocked',
  subject: said('mail.account-unlocked.subject'),
  text: letter(
    values.displayName,
    said('mail.account-unlocked.what', { when: values.when }),
    said(values.newPassword ? 'mail.account-unlocked.new-password' : 'mail.account-unlocked.as-always'),
    notMe(values.notMe),
  ),
})
