import type { Action } from '../../access/actions.ts'
import type { Actor } from '../../access/actor.ts'
import type { OperationAction } from '../../operations/operation.ts'

/** Somebody's access is open to whoever guards security, sets access or manages users. */
export const seePeople: Exclude<OperationAction, Action> = {
  of: ['security.read', 'access.view', 'user.view'],
  pick: ({ permissions }: Actor) => {
    if (permissions.has('security.read')) {
      return 'security.read'
    }
    return permissions.has('access.manage') ? 'access.view' : 'user.view'
  },
}
