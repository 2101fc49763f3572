import type { Action } from '../access/actions.ts'
import type { Actor } from '../access/actor.ts'
import type { OperationAction } from '../operations/operation.ts'

/** Roles and proposals are open to whoever changes roles, approves changes, manages users or guards security. */
export const seeRoles: Exclude<OperationAction, Action> = {
  of: ['role.view', 'approval.view', 'user.view', 'security.read'],
  pick: ({ permissions }: Actor) => {
    if (permissions.has('role.manage')) {
      return 'role.view'
    }
    if (permissions.has('role.approve')) {
      return 'approval.view'
    }
    return permissions.has('user.manage') ? 'user.view' : 'security.read'
  },
}
