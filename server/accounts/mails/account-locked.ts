import { said } from '../../../views/words/said.ts'
import { letter, notMe, oneLine, type MessageText } from '../../mail/message-text.ts'

/**
 * Tells someone that wrong answers have locked their account.
 * @param values.everywhere whether it is locked wherever they are, or only where the wrong answers came from
 */
export const accountLocked = (values: {
  readonly displayName: string
  readonly when: Date
  readonly minutes: number
  readonly everywhere: boolean
  readonly address: string
  readonly notMe: string
}): MessageText => ({
  kind: 'account-locked',
  subject: said('mail.account-locked.subject'),
  text: letter(
    values.displayName,
    said('mail.account-locked.what', { when: values.when, address: oneLine(values.address) }),
    said(values.everywhere ? 'mail.account-locked.everywhere' : 'mail.account-locked.from-there', {
      minutes: values.minutes,
    }),
    said('mail.account-locked.if-you'),
    notMe(values.notMe),
  ),
})
