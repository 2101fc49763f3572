/** What messages of this room are about; it is stored beside them, and in plain. */
export const patientsMails = ['record-invitation', 'new-account-assigned', 'record-unreadable'] as const
