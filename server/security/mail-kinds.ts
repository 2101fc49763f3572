/** What messages of this room are about; it is stored beside them, and in plain. */
export const securityMails = [
  'account-unlocked',
  'rights-proposed',
  'detector-switched-off',
  'unusual-access',
  'expiry-warning',
] as const
