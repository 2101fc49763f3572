import { count, letter, type MessageText } from './message-text.ts'

/** The way to a new password, for who asked for one. */
export const passwordReset = (values: {
  readonly displayName: string
  readonly link: string
  readonly validMinutes: number
}): MessageText => ({
  kind: 'password-reset',
  subject: 'Choose a new password',
  text: letter(
    values.displayName,
    'Someone, probably you, asked for a new password for your account. To choose one, open this link:',
    values.link,
    `It works once, for ${count(values.validMinutes, 'minute')}. If you use a second step to sign in, you will still need it.`,
    'If you did not ask for this, you need do nothing: your password stays as it is.',
  ),
})
