/** What messages of this room are about; it is stored beside them, and in plain. */
export const emergencyAccessMails = [
  'emergency-access-extended',
  'emergency-access-requested',
  'emergency-access-started',
  'emergency-review-escalated',
  'emergency-reviews-overdue',
] as const
