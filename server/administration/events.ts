import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What is done with users, roles and the rules of access, in the audit log. */
export const administrationEvents = {
  'users.viewed': kind('administration', 'info', 'search'),
  'user.viewed': kind('administration', 'info', 'read'),
  'user.form-opened': kind('administration', 'info', 'read'),
  'user.changed': kind('administration', 'info', 'update'),
  'user.role-changed': kind('administration', 'warning', 'role-security'),
  'user.disabled': kind('administration', 'warning', 'user-security'),
  'user.enabled': kind('administration', 'warning', 'user-security'),
  'user.created': kind('administration', 'warning', 'create'),
  'roles.viewed': kind('administration', 'info', 'search'),
  'role.viewed': kind('administration', 'info', 'read'),
  'role.changed': kind('administration', 'warning', 'role-security'),
  'rights.listed': kind('administration', 'info', 'search'),
  'rights.viewed': kind('administration', 'info', 'read'),
  'rights.proposed': kind('administration', 'warning', 'role-security'),
  'rights.approved': kind('administration', 'warning', 'role-security'),
  'rights.rejected': kind('administration', 'warning', 'role-security'),
  'rights.withdrawn': kind('administration', 'info', 'role-security'),
  'rights.overtaken': kind('administration', 'info', 'role-security'),
  'person.viewed': kind('administration', 'info', 'read'),
  'hours.excepted': kind('administration', 'warning', 'user-security'),
  'hours.exception-revoked': kind('administration', 'warning', 'user-security'),
  'networks.changed': kind('administration', 'warning', 'user-security'),
} satisfies EventKinds
