import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What the table of diagnoses puts into the audit log. */
export const diagnosesEvents = {
  'diagnosis-codes.searched': kind('administration', 'info', 'search'),
  'diagnosis-codes.viewed': kind('administration', 'info', 'read'),
  'diagnosis-codes.imported': kind('administration', 'warning', 'update'),
} as const satisfies EventKinds
