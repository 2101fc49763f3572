/** What the room `emergency-access` says, in English. */
export const emergencyAccess = {
  'emergency-access.notice.review-recorded': 'The review is recorded.',
  'emergency-access.notice.saved': 'Saved.',
  'emergency-access.notice.approved': 'Approved: the access has begun.',
  'emergency-access.notice.refused': 'Refused: the person is told so.',
  'emergency-access.notice.ended': 'Emergency access has ended.',
  'emergency-access.notice.on-until': 'Emergency access is on until {until, time, clock}.',
  'emergency-access.request.record-erased': 'This record was erased',
  'emergency-access.request.erased-at': 'The record was erased, {at}.',
} as const
