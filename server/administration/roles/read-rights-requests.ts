import { z } from 'zod'
import {
  findRightsRequest,
  listRightsRequests,
  type RightsRequestRow,
} from '../../../models/queries/administration/rights-requests.ts'
import type { Actor } from '../../access/actor.ts'
import { standingOf } from '../../dual-authorization/authorization-request.ts'
import { whyNot, type DualAuthorizationRule } from '../../dual-authorization/dual-authorization.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { readList } from '../../lists/read-list.ts'
import { choiceInAddress, idInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { seeRoles } from '../may-see-roles.ts'
import { peopleOfRole } from './people-of-role.ts'
import { deciderOf, requestOfRow, rightsPolicy } from './rights-authorization.ts'

/** Changes of rights and settings that wait for a second person, or those that are over. */
export const rightsRequests = defineStaffQuery({
  name: 'security.rights-proposals',
  action: seeRoles,
  event: 'rights.listed',
  subject: 'none',
  input: z.object({ show: choiceInAddress(), cursor: placeInAddress }),
  find: async (services, { at }, { show, cursor }) => {
    const waiting = show !== 'past'
    const page = await readList(services, cursor, {
      keyset: newestFirst,
      read: (before, limit) => listRightsRequests(services.prepared, { at, waiting, before, limit }),
    })
    return { waiting, page, details: { shown: page.rows.length } }
  },
  run: async (_services, _context, _receipt, found) => found,
})

/** Why its reader may not decide it: the rule, or that their role decides nothing of the kind. */
function whyNotDecide(
  { id, role, permissions }: Pick<Actor, 'id' | 'role' | 'permissions'>,
  row: RightsRequestRow,
): DualAuthorizationRule | 'no-right' | undefined {
  const { kind, user_id: userId, role_name: roleName } = row
  const by = deciderOf({ id, role }, { kind, userId, roleName })
  return permissions.has('role.approve')
    ? whyNot(requestOfRow(row), rightsPolicy, { verb: 'approve', by })
    : 'no-right'
}

/** One proposed change of rights: what it would change, for whom, and whether its reader may decide it. */
export const rightsRequest = defineStaffQuery({
  name: 'security.rights-proposal',
  action: seeRoles,
  event: 'rights.viewed',
  subject: 'none',
  input: z.object({ id: idInAddress }),
  find: async (services, _context, { id }) => {
    const row = await findRightsRequest(services.prepared, id)
    if (row === undefined) {
      throw new Refused('no-such-thing')
    }
    const resource = { type: row.kind, id: row.user_id ?? row.role_id }
    return { row, resource, details: { proposal: row.id } }
  },
  run: async (services, { proof: { actor }, at }, _receipt, { row }) => {
    return {
      row,
      people: row.kind === 'role' ? await peopleOfRole(services, row.role_id) : undefined,
      waiting: standingOf(requestOfRow(row), at) === 'waiting',
      asked: row.requested_by === actor.id,
      why: whyNotDecide(actor, row),
    }
  },
})
