import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What wards and teams put into the audit log. */
export const wardsEvents = {
  'wards.viewed': kind('administration', 'info', 'read'),
  'ward.viewed': kind('administration', 'info', 'read'),
  'ward.form-opened': kind('administration', 'info', 'read'),
  'ward.created': kind('administration', 'info', 'create'),
  'ward.changed': kind('administration', 'info', 'update'),
  'ward.closed': kind('administration', 'warning', 'update'),
  'ward.member-added': kind('administration', 'warning', 'create'),
  'ward.member-ended': kind('administration', 'info', 'update'),
} satisfies EventKinds
