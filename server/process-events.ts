import { kind, type EventKinds } from './audit/event-kind.ts'

/** What requests as such and the process itself put into the audit log. */
export const processEvents = {
  'form.refused': kind('sign-in', 'warning', 'restricted-function'),
  'form.kept-apart': kind('sign-in', 'warning', 'restricted-function'),
  'form.discarded': kind('sign-in', 'info', 'delete'),
  'system.started': kind('system', 'info', 'application-start'),
  'system.stopped': kind('system', 'info', 'application-stop'),
  'request.limited': kind('system', 'warning', 'operation'),
  'request.failed': kind('system', 'critical', 'operation'),
} satisfies EventKinds
