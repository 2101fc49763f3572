/** What messages of this room are about; it is stored beside them, and in plain. */
export const auditMails = ['audit-checkpoint', 'audit-log-alert', 'report'] as const
