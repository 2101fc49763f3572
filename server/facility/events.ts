import { kind, type EventKinds } from '../audit/event-kind.ts'
import { eventWords as say } from './messages/event-words.ts'

/** What changes of what the facility sets put into the audit log. */
export const facilityEvents = {
  'facility.viewed': kind('administration', 'info', say.viewed, 'read'),
  'facility.changed': kind('administration', 'warning', say.changed, 'update'),
  'facility.change-viewed': kind('administration', 'info', say.changeViewed, 'read'),
  'facility.change-proposed': kind('administration', 'warning', say.proposed, 'update'),
  'facility.change-approved': kind('administration', 'warning', say.approved, 'update'),
  'facility.change-refused': kind('administration', 'warning', say.refused, 'update'),
  'facility.change-withdrawn': kind('administration', 'info', say.withdrawn, 'update'),
  'facility.change-superseded': kind('administration', 'info', say.superseded, 'update'),
} satisfies EventKinds
