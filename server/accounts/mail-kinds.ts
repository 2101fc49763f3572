/** What messages of this room are about; it is stored beside them, and in plain. */
export const accountsMails = [
  'account-locked',
  'account-not-me',
  'confirm-email',
  'email-changed',
  'first-password',
  'new-device',
  'new-network',
  'password-changed',
  'password-reset',
  'second-factor-changed',
  'session-ended',
  'text-message-code',
] as const
