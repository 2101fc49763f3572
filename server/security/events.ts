import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What officers and administrators do, and what is found, in the audit log. */
export const securityEvents = {
  'lockouts.viewed': kind('administration', 'info', 'Locked accounts listed', 'read'),
  'security.viewed': kind('administration', 'info', 'Security page opened', 'read'),
  'access.explained': kind('administration', 'info', 'Reasons for access asked for', 'read'),
  'alert.raised': kind('administration', 'warning', 'Unusual access found', 'restricted-function'),
  'alert.viewed': kind('administration', 'info', 'Alert opened', 'read'),
  'alert.closed': kind('administration', 'warning', 'Alert closed with an outcome', 'update'),
  'detectors.viewed': kind('administration', 'info', 'Detectors opened', 'read'),
  'detector.changed': kind('administration', 'warning', 'Detector changed', 'update'),
  'alert.acknowledged': kind('administration', 'info', 'Alert acknowledged', 'update'),
  'sessions.viewed': kind('administration', 'info', 'Open sessions listed', 'search'),
} satisfies EventKinds
