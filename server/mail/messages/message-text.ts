import { isolated } from '../../../views/isolated.ts'

/** What a message is about; it is stored beside the message, and in plain. */
export type MessageKind =
  | 'password-reset'
  | 'first-password'
  | 'record-invitation'
  | 'confirm-email'
  | 'password-changed'
  | 'email-changed'
  | 'second-factor-changed'
  | 'new-device'
  | 'new-account-assigned'
  | 'account-locked'
  | 'account-unlocked'
  | 'account-not-me'
  | 'new-network'
  | 'text-message-code'
  | 'session-ended'
  | 'emergency-access-started'
  | 'report'
  | 'emergency-access-extended'
  | 'audit-checkpoint'
  | 'audit-log-alert'
  | 'emergency-access-requested'
  | 'emergency-review-escalated'
  | 'emergency-reviews-overdue'
  | 'unusual-access'
  | 'detector-switched-off'
  | 'expiry-warning'
  | 'rights-proposed'
  | 'record-unreadable'

/** The words of a message: plain text, whatever the channel. */
export type MessageText = {
  readonly kind: MessageKind
  readonly subject: string
  readonly text: string
}

/**
 * A name or another value from elsewhere, on one line: it cannot add lines to a message that look like ours, or turn round
 * what stands beside it. Marks that only join or part letters stay: names are written with them.
 */
export const oneLine = (value: string): string =>
  isolated(value.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())

/** The paragraphs of a mail, with the greeting above and who wrote it beneath. */
export const letter = (displayName: string | undefined, ...paragraphs: readonly string[]): string =>
  [
    displayName === undefined ? 'Hello,' : `Hello ${oneLine(displayName)},`,
    ...paragraphs,
    'MedGuard\nThis message was sent automatically; answers to it are not read.',
  ].join('\n\n')

/** "1 minute", "60 minutes" */
export const count = (number: number, unit: string): string => `${number} ${unit}${number === 1 ? '' : 's'}`

export const tellSecurity =
  'If this was not you, sign in and change your password now, and tell your security officer.'

/** The way to stop whoever it was. @param link that locks the account */
export const notMe = (link: string): string =>
  `If this was not you, open this page and press the button. It ends every session, locks your account and tells the security officers:\n${link}`
