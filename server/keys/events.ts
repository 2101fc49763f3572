import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What turning keys over puts into the audit log. */
export const keysEvents = {
  'keys.rotated': kind('administration', 'warning', 'Encryption key replaced', 'update'),
  'patient-key.renewed': kind('administration', 'warning', 'Key of a patient renewed', 'update'),
  'index-key.renewed': kind('administration', 'warning', 'Key of the search index renewed', 'update'),
} satisfies EventKinds
