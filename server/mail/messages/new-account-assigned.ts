import { letter, type MessageText } from './message-text.ts'

/** Tells the security team that somebody whose account is new was put into a care team. Who and whose is on the page. */
export const newAccountAssigned = (values: {
  readonly link: string
  readonly days: number
}): MessageText => ({
  kind: 'new-account-assigned',
  subject: 'A new account was put into a care team',
  text: letter(
    undefined,
    `Somebody whose account or role is less than ${values.days} days old was put into the care team of a patient, and can open that record now.`,
    'Most often this is a new colleague. Look whether it is: an account that nobody works with is how records are read unseen.',
    values.link,
  ),
})
