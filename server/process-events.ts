import { kind, type EventKinds } from './audit/event-kind.ts'

/** What requests as such and the process itself put into the audit log. */
export const processEvents = {
  'form.refused': kind('sign-in', 'warning', 'Forged or outdated form refused', 'restricted-function'),
  'form.kept-apart': kind(
    'sign-in',
    'warning',
    'Form saved separately: it came from another network, or after its session had been ended',
    'restricted-function',
  ),
  'form.discarded': kind('sign-in', 'info', 'Form that was saved separately thrown away', 'delete'),
  'system.started': kind('system', 'info', 'MedGuard started', 'application-start'),
  'system.stopped': kind('system', 'info', 'MedGuard stopped', 'application-stop'),
  'request.limited': kind('system', 'warning', 'Too many requests', 'operation'),
  'request.failed': kind('system', 'critical', 'A request failed by an error', 'operation'),
} satisfies EventKinds
