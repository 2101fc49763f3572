import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { RightsProposal } from '../../../models/administration/rights-proposal.ts'
import { RolePermission } from '../../../models/administration/role-permission.ts'
import { Role } from '../../../models/administration/role.ts'
import { SecurityProfile } from '../../../models/accounts/security-profile.ts'
import { User } from '../../../models/accounts/user.ts'
import { sendFirstPassword } from '../../accounts/send-links.ts'
import { recordedChange, type ChangeReceipt, type RecordChange } from '../../audit/record.ts'
import type { EventName } from '../../audit/events.ts'
import type { Outcome } from '../../dual-authorization/authorization-request.ts'
import type { Verb } from '../../dual-authorization/dual-authorization.ts'
import { mustDecide } from '../../dual-authorization/must-decide.ts'
import { optionalText, requiredText } from '../../operations/fields.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { applyRole } from './apply-role.ts'
import { loadRole } from './load-role.ts'
import { seeRoles } from '../may-see-roles.ts'
import { changeDetails, roleChanges } from './role-changes.ts'
import { deciderOf, resourceOfRightsRequest, rightsCase, rightsEnds } from './rights-authorization.ts'
import { storedMove, storedRoleValues } from './role-values.ts'

/** How a proposal was ended, and why nothing came of one that was approved. */
export type RightsDecision = Outcome | 'proposer-without-right'

type Deciding = {
  readonly services: Services
  readonly transaction: Transaction
  readonly record: RecordChange
  readonly at: Date
  readonly proposal: RightsProposal
}

async function mayStillRequest({ proposal, transaction }: Deciding): Promise<boolean> {
  const requester = await User.findByPk(proposal.requestedBy, { transaction })
  const permission = proposal.kind === 'role' ? 'role.manage' : 'user.manage'
  return (
    requester?.active === true &&
    (await RolePermission.findOne({ where: { roleId: requester.roleId, permission }, transaction })) !== null
  )
}

/** @returns false where the role is not what it was when the change was proposed */
async function applyToRole({ proposal, transaction, record, at }: Deciding): Promise<boolean> {
  const loaded = await loadRole({ id: proposal.roleId }, transaction)
  const after = storedRoleValues.parse(proposal.after)
  if (loaded.role.updatedAt.getTime() !== proposal.basedOn.getTime()) {
    return false
  }
  const changes = roleChanges(loaded.values, after)
  await applyRole(loaded, after, at, transaction)
  const details = { role: loaded.role.name, proposal: proposal.id, ...changeDetails(changes) }
  await record('role.changed', { resource: resourceOfRightsRequest(proposal), details })
  return true
}

/**
 * Makes the user what was approved. The address that the second person saw counts as settled: who has no password yet is
 * sent the link to one.
 * @returns false where the user has another role or address by now, or the role allows something else
 */
async function applyToUser({ services, proposal, transaction, record, at }: Deciding): Promise<boolean> {
  const user = await User.findByPk(proposal.userId ?? '', { transaction, lock: transaction.LOCK.UPDATE })
  const before = storedMove.parse(proposal.before)
  const after = storedMove.parse(proposal.after)
  const { role, values } = await loadRole({ id: proposal.roleId }, transaction)
  const now = user === null ? null : await Role.findByPk(user.roleId, { transaction })
  if (
    user === null ||
    now?.name !== before.role ||
    values.permissions.join() !== after.permissions.join() ||
    (after.patientScope !== undefined && after.patientScope !== values.patientScope) ||
    (after.email !== undefined && after.email !== user.email)
  ) {
    return false
  }
  const { email } = user
  const sendsLink =
    email !== null && user.passwordHash === null && user.resetByMailFrom !== null && user.active
  user.set({
    roleId: role.id,
    updatedAt: new Date(Math.max(at.getTime(), user.updatedAt.getTime() + 1)),
    ...(after.email === undefined ? {} : { resetByMailFrom: null }),
  })
  await user.save({ transaction })
  if (after.emergencyAccess !== undefined) {
    const { emergencyAccess } = after
    await SecurityProfile.update({ emergencyAccess }, { where: { userId: user.id }, transaction })
  }
  if (after.email !== undefined && sendsLink) {
    await sendFirstPassword(services, transaction, user, { email, at })
  }
  const resource = resourceOfRightsRequest(proposal)
  if (role.name !== before.role) {
    const details = { before: before.role, after: after.role, proposal: proposal.id }
    await record('user.role-changed', { resource, details })
  } else {
    await record('user.changed', {
      resource,
      details: {
        fields: before.email === after.email ? ['emergencyAccess'] : ['email'],
        proposal: proposal.id,
      },
    })
  }
  return true
}

/** Does what was approved. @returns why that is not possible any more; undefined where it is done */
async function apply(deciding: Deciding): Promise<RightsDecision | undefined> {
  if (!(await mayStillRequest(deciding))) {
    return 'proposer-without-right'
  }
  const applied = await (deciding.proposal.kind === 'role' ? applyToRole(deciding) : applyToUser(deciding))
  return applied ? undefined : 'superseded'
}

const events = {
  approved: 'rights.approved',
  refused: 'rights.rejected',
  withdrawn: 'rights.withdrawn',
  superseded: 'rights.overtaken',
  expired: 'rights.overtaken',
} as const satisfies Record<Outcome, EventName>

/** Why nothing came of a proposal, where its row does not say it. */
const whys: Partial<Record<RightsDecision, string>> = {
  expired: 'lapsed',
  'proposer-without-right': 'proposer-without-right',
}

type EndedRightsRequest = { readonly id: string; readonly decided: RightsDecision }

/**
 * Decides a proposal, once: of two at the same moment the second finds it decided.
 * @throws OvertakenError where it is decided; Refused where there is none, or it is not theirs to decide
 */
function decideRightsRequest(
  services: Services,
  { proof, origin, at }: StaffContext,
  { id, verb, comment }: { readonly id: string; readonly verb: Verb; readonly comment: string | null },
): Promise<ChangeReceipt<EndedRightsRequest>> {
  return recordedChange(services, proof, origin, async (transaction, record) => {
    const proposal = await RightsProposal.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE })
    if (proposal === null) {
      throw new Refused('no-such-thing')
    }
    const role = await Role.findByPk(proposal.roleId, { transaction, rejectOnEmpty: true })
    const { kind, userId, requestedBy } = proposal
    const by = deciderOf(proof.actor, { kind, userId, roleName: role.name })
    const decision = mustDecide(rightsCase(proposal), { verb, by, at })
    const failed =
      decision.outcome === 'approved'
        ? await apply({ services, transaction, record, at, proposal })
        : undefined
    const { end, columns } = (failed === undefined ? decision : decision.superseded).written(rightsEnds)
    await proposal.update({ ...columns, comment }, { transaction })
    const decided = failed ?? end
    const why = whys[decided]
    const details = { proposal: id, proposedBy: requestedBy, ...(why === undefined ? {} : { why }) }
    await record(events[end], { resource: resourceOfRightsRequest(proposal), details })
    return { id, decided }
  })
}

const deciding = { action: 'role.approve', subject: 'none' } as const

/** Approves a change of rights, as somebody who neither proposed it nor gains by it. */
export const approveRights = defineStaffCommand({
  ...deciding,
  name: 'security.approve-rights',
  event: events.approved,
  input: z.object({ id: idInAddress, comment: optionalText('the-comment') }),
  run: (services, context, values) => decideRightsRequest(services, context, { ...values, verb: 'approve' }),
})

/** Refuses a change of rights, with words for whoever proposed it. */
export const refuseRights = defineStaffCommand({
  ...deciding,
  name: 'security.refuse-rights',
  event: events.refused,
  input: z.object({ id: idInAddress, comment: requiredText('why-not') }),
  run: (services, context, values) => decideRightsRequest(services, context, { ...values, verb: 'refuse' }),
})

/** Takes back a change of rights that one has proposed. */
export const withdrawRights = defineStaffCommand({
  name: 'security.withdraw-rights',
  action: seeRoles,
  event: events.withdrawn,
  subject: 'none',
  input: z.object({ id: idInAddress }),
  run: (services, context, { id }) =>
    decideRightsRequest(services, context, { id, verb: 'withdraw', comment: null }),
})
