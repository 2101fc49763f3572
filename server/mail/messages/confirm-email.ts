import { count, letter, type MessageText } from './message-text.ts'

/** Asks the owner of an address to confirm that it is theirs. */
export const confirmEmail = (values: {
  readonly displayName: string
  readonly link: string
  readonly validHours: number
}): MessageText => ({
  kind: 'confirm-email',
  subject: 'Confirm your e-mail address',
  text: letter(
    values.displayName,
    'This address was entered for your account. To confirm that it is yours, open this link:',
    values.link,
    `It works for ${count(values.validHours, 'hour')}. Until you confirm it, the address is not used for new passwords.`,
    'If you do not know of this, you need do nothing.',
  ),
})
