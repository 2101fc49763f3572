import { count, letter, oneLine, tellSecurity, type MessageText } from './message-text.ts'

/** Tells someone that their oldest session was ended to make room. @param values.device in words, of the ended session */
export const sessionEndedTooMany = (values: {
  readonly displayName: string
  readonly device: string
  readonly when: string
  readonly limit: number
}): MessageText => ({
  kind: 'session-ended',
  subject: 'Your oldest session was ended',
  text: letter(
    values.displayName,
    `You signed in on ${values.when} and had ${count(values.limit, 'session')} open already, which is the most there may be. The oldest was ended: ${oneLine(values.device)}.`,
    'Sign out where you are done, and this will not happen.',
    tellSecurity,
  ),
})
