import { kind, type EventKinds } from '../audit/event-kind.ts'
import { eventWords as say } from './messages/event-words.ts'

/** What the table of diagnoses puts into the audit log. */
export const diagnosesEvents = {
  'diagnosis-codes.searched': kind('administration', 'info', say.searched, 'search'),
  'diagnosis-codes.viewed': kind('administration', 'info', say.viewed, 'read'),
  'diagnosis-codes.imported': kind('administration', 'warning', say.imported, 'update'),
} as const satisfies EventKinds
