import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What emergency access puts into the audit log. */
export const emergencyAccessEvents = {
  'emergency-access.asked': kind('emergency-access', 'warning', 'Emergency access form opened', 'read'),
  'emergency-access.searched': kind(
    'emergency-access',
    'warning',
    'Records outside one’s care searched for, masked',
    'search',
  ),
  'emergency-access.started': kind(
    'emergency-access',
    'emergency',
    'Emergency access started',
    'emergency-start',
  ),
  'emergency-access.failed': kind(
    'emergency-access',
    'warning',
    'Emergency access not given',
    'restricted-function',
  ),
  'emergency-access.code-issued': kind(
    'emergency-access',
    'info',
    'Access code for emergencies issued',
    'user-security',
  ),
  'emergency-access.extended': kind(
    'emergency-access',
    'emergency',
    'Emergency access extended',
    'emergency-start',
  ),
  'emergency-access.ended': kind('emergency-access', 'warning', 'Emergency access ended', 'emergency-stop'),
  'emergency-access.listed': kind('emergency-access', 'info', 'Own emergency access listed', 'search'),
  'emergency-access.reviews-listed': kind(
    'emergency-access',
    'info',
    'Reviews of emergency access listed',
    'search',
  ),
  'emergency-access.reviewed': kind('emergency-access', 'warning', 'Emergency access reviewed', 'update'),
  'emergency-access.requested': kind(
    'emergency-access',
    'emergency',
    'Emergency access asked of an officer',
    'restricted-function',
  ),
  'emergency-access.approved': kind(
    'emergency-access',
    'emergency',
    'Emergency access approved by an officer',
    'emergency-start',
  ),
  'emergency-access.request-refused': kind(
    'emergency-access',
    'warning',
    'Emergency access refused by an officer',
    'restricted-function',
  ),
  'emergency-access.requests-listed': kind(
    'emergency-access',
    'info',
    'Requests for emergency access listed',
    'search',
  ),
  'emergency-access.request-viewed': kind(
    'emergency-access',
    'info',
    'Request for emergency access opened',
    'read',
  ),
  'emergency-access.contact-changed': kind(
    'emergency-access',
    'info',
    'Whom to call for emergency access changed',
    'update',
  ),
  'emergency-access.numbers-viewed': kind(
    'emergency-access',
    'info',
    'Statistics of emergency access opened',
    'read',
  ),
  'emergency-access.exported': kind(
    'emergency-access',
    'warning',
    'Reviews of emergency access exported',
    'disclosure',
  ),
  'emergency-access.overdue-told': kind(
    'emergency-access',
    'warning',
    'Officers told of an overdue review',
    'operation',
  ),
} satisfies EventKinds
