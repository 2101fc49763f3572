import { kind, type EventKinds } from '../audit/event-kind.ts'

/** What is done with users, roles and the rules of access, in the audit log. */
export const administrationEvents = {
  'users.viewed': kind('administration', 'info', 'Users listed', 'search'),
  'user.viewed': kind('administration', 'info', 'User opened', 'read'),
  'user.form-opened': kind('administration', 'info', 'Form for a new user opened', 'read'),
  'user.changed': kind('administration', 'info', 'User changed', 'update'),
  'user.role-changed': kind('administration', 'warning', 'Role of a user changed', 'role-security'),
  'user.disabled': kind('administration', 'warning', 'User disabled', 'user-security'),
  'user.enabled': kind('administration', 'warning', 'User enabled', 'user-security'),
  'user.created': kind('administration', 'warning', 'User created', 'create'),
  'roles.viewed': kind('administration', 'info', 'Roles listed', 'search'),
  'role.viewed': kind('administration', 'info', 'Role opened', 'read'),
  'role.changed': kind('administration', 'warning', 'Role changed', 'role-security'),
  'rights.listed': kind('administration', 'info', 'Proposed rights listed', 'search'),
  'rights.viewed': kind('administration', 'info', 'Proposed rights opened', 'read'),
  'rights.proposed': kind('administration', 'warning', 'Rights proposed', 'role-security'),
  'rights.approved': kind('administration', 'warning', 'Rights approved', 'role-security'),
  'rights.rejected': kind('administration', 'warning', 'Rights not approved', 'role-security'),
  'rights.withdrawn': kind('administration', 'info', 'Proposed rights withdrawn', 'role-security'),
  'rights.overtaken': kind(
    'administration',
    'info',
    'Proposed rights overtaken by another change',
    'role-security',
  ),
  'person.viewed': kind('administration', 'info', 'Access of a person opened', 'read'),
  'hours.excepted': kind('administration', 'warning', 'Exception to hours granted', 'user-security'),
  'hours.exception-revoked': kind('administration', 'warning', 'Exception to hours revoked', 'user-security'),
  'networks.changed': kind('administration', 'warning', 'Networks of a person changed', 'user-security'),
} satisfies EventKinds
