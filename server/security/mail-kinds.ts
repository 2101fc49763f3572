/** What messages of this room are about; it is stored beside them, and in plain. */
export const securityMails = ['account-unlocked', 'detector-switched-off', 'unusual-access'] as const
