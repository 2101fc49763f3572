import type { Transaction } from 'sequelize'
import { RolePermission } from '../../models/administration/role-permission.ts'
import type { SettingProposal } from '../../models/administration/setting-proposal.ts'
import { User } from '../../models/accounts/user.ts'
import type { Actor } from '../access/actor.ts'
import type { RecordChange } from '../audit/record.ts'
import type { Outcome } from '../dual-authorization/authorization-request.ts'
import type { Services } from '../services.ts'
import { graveSettings } from './grave-settings.ts'

/** How a proposal was ended, and why nothing came of one that was approved. */
export type SettingDecided = Outcome | 'proposer-without-right'

/** Who proposed it, where they may still do so. */
async function standingProposer(
  { requestedBy }: SettingProposal,
  transaction: Transaction,
): Promise<User | undefined> {
  const requester = await User.findByPk(requestedBy, { transaction })
  if (requester?.active !== true) {
    return undefined
  }
  const where = { roleId: requester.roleId, permission: 'facility.manage' }
  return (await RolePermission.findOne({ where, transaction })) === null ? undefined : requester
}

type Holding = (record: RecordChange) => Promise<void>

/** What lets hold what is approved; else why that is not possible any more. */
export async function prepareApproval(
  services: Services,
  transaction: Transaction,
  { proposal, approver, at }: { proposal: SettingProposal; approver: Actor; at: Date },
): Promise<Holding | SettingDecided> {
  const requester = await standingProposer(proposal, transaction)
  if (requester === undefined) {
    return 'proposer-without-right'
  }
  const setting = graveSettings.get(proposal.setting)
  const hold = await setting?.prepare(services, transaction, proposal)
  if (setting === undefined || hold === undefined) {
    return 'superseded'
  }
  return async (record) => {
    const said = await hold({ requester, approver, at })
    await record(setting.event, { ...said, details: { ...said.details, proposal: proposal.id } })
  }
}
