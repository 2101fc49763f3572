import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { lockSetting } from '../../models/queries/administration/lock-setting.ts'
import { SettingProposal } from '../../models/administration/setting-proposal.ts'
import type { EventName } from '../audit/events.ts'
import { recordedChange, type ChangeReceipt } from '../audit/record.ts'
import type { Outcome } from '../dual-authorization/authorization-request.ts'
import type { Verb } from '../dual-authorization/dual-authorization.ts'
import { mustDecide } from '../dual-authorization/must-decide.ts'
import { optionalText, requiredText } from '../operations/fields.ts'
import { idInAddress } from '../operations/input.ts'
import { defineStaffCommand, type StaffContext } from '../operations/operation.ts'
import { Refused } from '../operations/refused.ts'
import { seeRoles } from '../administration/may-see-roles.ts'
import type { Services } from '../services.ts'
import { prepareApproval, type SettingDecided } from './prepare-approval.ts'
import { resourceOfRightsRequest, settingCase, settingEnds } from './setting-authorization.ts'

/** A proposal, locked after its setting: whoever proposes a change locks them in this order too. @throws Refused */
async function lockProposal(
  services: Services,
  transaction: Transaction,
  id: string,
): Promise<SettingProposal> {
  const found = await SettingProposal.findByPk(id, { transaction })
  if (found === null) {
    throw new Refused('no-such-thing')
  }
  await lockSetting(services.prepared.within(transaction), found.setting)
  return found.reload({ transaction, lock: transaction.LOCK.UPDATE })
}

const events = {
  approved: 'facility.change-approved',
  refused: 'facility.change-refused',
  withdrawn: 'facility.change-withdrawn',
  superseded: 'facility.change-superseded',
  expired: 'facility.change-superseded',
} as const satisfies Record<Outcome, EventName>

/** Why nothing came of a proposal, where its row does not say it. */
const whys: Partial<Record<SettingDecided, string>> = {
  expired: 'lapsed',
  'proposer-without-right': 'proposer-without-right',
}

type Deciding = { readonly id: string; readonly verb: Verb; readonly comment: string | null }

/**
 * Decides a proposal, once: of two at the same moment the second finds it decided.
 * @throws OvertakenError where it is decided; Refused where there is none, or it is not theirs to decide
 */
const decideSetting = (
  services: Services,
  { proof, origin, at }: StaffContext,
  { id, verb, comment }: Deciding,
): Promise<ChangeReceipt<{ readonly id: string; readonly decided: SettingDecided }>> =>
  recordedChange(services, proof, origin, async (transaction, record) => {
    const proposal = await lockProposal(services, transaction, id)
    const by = { id: proof.actor.id, interest: undefined }
    const decision = mustDecide(settingCase(proposal), { verb, by, at })
    const prepared =
      decision.outcome === 'approved'
        ? await prepareApproval(services, transaction, { proposal, approver: proof.actor, at })
        : undefined
    const failed = typeof prepared === 'string' ? prepared : undefined
    const { end, columns } = (failed === undefined ? decision : decision.superseded).written(settingEnds)
    // Written down first: the database stores such a setting by the approval that stands.
    await proposal.update({ ...columns, comment }, { transaction })
    const decided = failed ?? end
    const why = whys[decided]
    const details = {
      proposal: id,
      proposedBy: proposal.requestedBy,
      ...(why === undefined ? {} : { why }),
    }
    await record(events[end], { resource: resourceOfRightsRequest(proposal), details })
    if (typeof prepared === 'function') {
      await prepared(record)
    }
    return { id, decided }
  })

const deciding = { action: 'role.approve', subject: 'none' } as const

/** Approves a change of a setting, as somebody who did not propose it. */
export const approveSetting = defineStaffCommand({
  ...deciding,
  name: 'facility.approve-setting',
  event: events.approved,
  input: z.object({ id: idInAddress, comment: optionalText('the-comment') }),
  run: (services, context, values) => decideSetting(services, context, { ...values, verb: 'approve' }),
})

/** Refuses a change of a setting, with words for whoever proposed it. */
export const refuseSetting = defineStaffCommand({
  ...deciding,
  name: 'facility.refuse-setting',
  event: events.refused,
  input: z.object({ id: idInAddress, comment: requiredText('why-not') }),
  run: (services, context, values) => decideSetting(services, context, { ...values, verb: 'refuse' }),
})

/** Takes back a change of a setting that one has proposed. */
export const withdrawSetting = defineStaffCommand({
  name: 'facility.withdraw-setting',
  action: seeRoles,
  event: events.withdrawn,
  subject: 'none',
  input: z.object({ id: idInAddress }),
  run: (services, context, { id }) =>
    decideSetting(services, context, { id, verb: 'withdraw', comment: null }),
})
