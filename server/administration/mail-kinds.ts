/** What messages of this room are about; it is stored beside them, and in plain. */
export const administrationMails = ['rights-proposed', 'expiry-warning'] as const
