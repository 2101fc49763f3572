import { letter, type MessageText } from './message-text.ts'

/** Tells the security team that somebody says of their account that it was not they. Whose it is, is on the page. */
export const accountNotMe = (link: string): MessageText => ({
  kind: 'account-not-me',
  subject: 'Somebody says: this was not me',
  text: letter(
    undefined,
    'The owner of an account pressed “This was not me” in a mail about a sign-in or a lock. Every session of the account was ended, and nobody can sign in with it until an officer unlocks it.',
    'Speak with that person, look what was done with the account, and unlock it when it is theirs again.',
    link,
  ),
})
