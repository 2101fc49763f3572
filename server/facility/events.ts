import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What changes of what the facility sets put into the audit log. */
export const facilityEvents = {
  'facility.viewed': kind('administration', 'info', 'Facility settings opened', 'read'),
  'facility.changed': kind('administration', 'warning', 'Facility settings changed', 'update'),
} satisfies EventKinds
