import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What turning keys over puts into the audit log. */
export const keysEvents = {
  'keys.rotated': kind('administration', 'warning', 'update'),
  'patient-key.renewed': kind('administration', 'warning', 'update'),
  'index-key.renewed': kind('administration', 'warning', 'update'),
} satisfies EventKinds
