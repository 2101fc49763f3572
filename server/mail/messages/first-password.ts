import { count, letter, type MessageText } from './message-text.ts'

/** The way to the first password, for someone who was given an account. */
export const firstPassword = (values: {
  readonly displayName: string
  readonly username: string
  readonly link: string
  readonly validHours: number
}): MessageText => ({
  kind: 'first-password',
  subject: 'Your account is ready: choose a password',
  text: letter(
    values.displayName,
    `An account was made for you. Your username is ${values.username}. To choose your password, open this link:`,
    values.link,
    `It works once, for ${count(values.validHours, 'hour')}. After that, ask your administrator for a new one.`,
    'Nobody else knows the password that you choose, and nobody will ever ask you for it.',
  ),
})
