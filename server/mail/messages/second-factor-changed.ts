import { letter, oneLine, tellSecurity, type MessageText } from './message-text.ts'

const whatHappened = {
  enrolled: 'The second step of signing in was set up for your account',
  removed: 'The second step of signing in was taken off your account',
  'reset-by-administrator': 'An administrator reset the second step of signing in for your account',
  'backup-codes-made': 'New backup codes were made for your account; the old ones no longer work',
  'text-messages-added':
    'Codes by text message were set up as another way to take the second step of signing in to your account',
  'text-messages-removed': 'Codes by text message were turned off for your account',
  'backup-code-used': 'A backup code was used to sign in to your account',
} as const

/** Tells someone that their second step has changed. @param values.when by the facility's clock */
export const secondFactorChanged = (values: {
  readonly displayName: string
  readonly what: keyof typeof whatHappened
  readonly when: string
  /** What else matters, for example how many backup codes are left. */
  readonly note?: string
}): MessageText => ({
  kind: 'second-factor-changed',
  subject: 'The second step of signing in has changed',
  text: letter(
    values.displayName,
    `${whatHappened[values.what]}, on ${values.when}.`,
    ...(values.note === undefined ? [] : [oneLine(values.note)]),
    tellSecurity,
  ),
})
