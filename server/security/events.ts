import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What officers and administrators do, and what is found, in the audit log. */
export const securityEvents = {
  'lockouts.viewed': kind('administration', 'info', 'read'),
  'security.viewed': kind('administration', 'info', 'read'),
  'access.explained': kind('administration', 'info', 'read'),
  'alert.raised': kind('administration', 'warning', 'restricted-function'),
  'alert.viewed': kind('administration', 'info', 'read'),
  'alert.closed': kind('administration', 'warning', 'update'),
  'detectors.viewed': kind('administration', 'info', 'read'),
  'detector.changed': kind('administration', 'warning', 'update'),
  'alert.acknowledged': kind('administration', 'info', 'update'),
  'sessions.viewed': kind('administration', 'info', 'search'),
} satisfies EventKinds
