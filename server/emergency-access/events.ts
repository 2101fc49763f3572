import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What emergency access puts into the audit log. */
export const emergencyAccessEvents = {
  'emergency-access.asked': kind('emergency-access', 'warning', 'read'),
  'emergency-access.searched': kind('emergency-access', 'warning', 'search'),
  'emergency-access.started': kind('emergency-access', 'emergency', 'emergency-start'),
  'emergency-access.failed': kind('emergency-access', 'warning', 'restricted-function'),
  'emergency-access.code-issued': kind('emergency-access', 'info', 'user-security'),
  'emergency-access.extended': kind('emergency-access', 'emergency', 'emergency-start'),
  'emergency-access.ended': kind('emergency-access', 'warning', 'emergency-stop'),
  'emergency-access.listed': kind('emergency-access', 'info', 'search'),
  'emergency-access.reviews-listed': kind('emergency-access', 'info', 'search'),
  'emergency-access.reviewed': kind('emergency-access', 'warning', 'update'),
  'emergency-access.requested': kind('emergency-access', 'emergency', 'restricted-function'),
  'emergency-access.approved': kind('emergency-access', 'emergency', 'emergency-start'),
  'emergency-access.request-refused': kind('emergency-access', 'warning', 'restricted-function'),
  'emergency-access.requests-listed': kind('emergency-access', 'info', 'search'),
  'emergency-access.request-viewed': kind('emergency-access', 'info', 'read'),
  'emergency-access.contact-changed': kind('emergency-access', 'info', 'update'),
  'emergency-access.numbers-viewed': kind('emergency-access', 'info', 'read'),
  'emergency-access.exported': kind('emergency-access', 'warning', 'disclosure'),
  'emergency-access.overdue-told': kind('emergency-access', 'warning', 'operation'),
} satisfies EventKinds
