import { z } from 'zod'
import { findSettingProposal } from '../../models/queries/administration/setting-proposals.ts'
import { standingOf } from '../dual-authorization/authorization-request.ts'
import { whyNot } from '../dual-authorization/dual-authorization.ts'
import { idInAddress } from '../operations/input.ts'
import { defineStaffQuery } from '../operations/operation.ts'
import { Refused } from '../operations/refused.ts'
import { seeRoles } from '../administration/may-see-roles.ts'
import { graveSettings } from './grave-settings.ts'
import { requestOfRow, resourceOfRightsRequest, settingPolicy } from './setting-authorization.ts'

/** One proposed change of a setting: from what to what, and whether its reader may decide it. */
export const settingProposal = defineStaffQuery({
  name: 'facility.setting-proposal',
  action: seeRoles,
  event: 'facility.change-viewed',
  subject: 'none',
  input: z.object({ id: idInAddress }),
  find: async (services, _context, { id }) => {
    const row = await findSettingProposal(services.prepared, id)
    if (row === undefined) {
      throw new Refused('no-such-thing')
    }
    return { row, resource: resourceOfRightsRequest(row), details: { proposal: row.id } }
  },
  run: async (_services, { proof: { actor }, at }, _receipt, { row }) => {
    const request = requestOfRow(row)
    const words = graveSettings.get(row.setting)?.words ?? JSON.stringify
    const by = { id: actor.id, interest: undefined }
    return {
      row,
      before: words(row.before),
      after: words(row.after),
      state: standingOf(request, at),
      asked: row.requested_by === actor.id,
      why: actor.permissions.has('role.approve')
        ? whyNot(request, settingPolicy, { verb: 'approve', by })
        : ('no-right' as const),
    }
  },
})
