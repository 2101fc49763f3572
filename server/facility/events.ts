import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What changes of what the facility sets put into the audit log. */
export const facilityEvents = {
  'facility.viewed': kind('administration', 'info', 'read'),
  'facility.changed': kind('administration', 'warning', 'update'),
  'facility.change-viewed': kind('administration', 'info', 'read'),
  'facility.change-proposed': kind('administration', 'warning', 'update'),
  'facility.change-approved': kind('administration', 'warning', 'update'),
  'facility.change-refused': kind('administration', 'warning', 'update'),
  'facility.change-withdrawn': kind('administration', 'info', 'update'),
  'facility.change-superseded': kind('administration', 'info', 'update'),
} satisfies EventKinds
