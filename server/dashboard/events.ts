import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What start pages put into the audit log. */
export const dashboardEvents = {
  'dashboard.viewed': kind('patient', 'info', 'read'),
} satisfies EventKinds
