import type { Transaction } from 'sequelize'
import { RightsProposal, type ProposalOutcome } from '../../../models/rights-proposal.ts'
import { RolePermission } from '../../../models/role-permission.ts'
import { Role } from '../../../models/role.ts'
import { SecurityProfile } from '../../../models/security-profile.ts'
import { User } from '../../../models/user.ts'
import { sendFirstPassword } from '../../accounts/send-links.ts'
import { recordedChange, type ChangeReceipt, type RecordChange } from '../../audit/record.ts'
import { NotFound } from '../../http/errors.ts'
import type { How } from '../../http/overtaken-words.ts'
import { Overtaken } from '../../overtaken/overtaken.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { applyRole } from './apply-role.ts'
import { loadRole } from './load-role.ts'
import { changeDetails, roleChanges } from './role-changes.ts'
import { storedMove, storedRoleValues } from './role-values.ts'

/** How a proposal ends. The last three change nothing of anybody's rights. */
export type Decided =
  'approved' | 'rejected' | 'withdrawn' | 'lapsed' | 'overtaken' | 'proposer-without-right'

export type Verb = 'approve' | 'reject' | 'withdraw'

type Deciding = {
  readonly services: Services
  readonly transaction: Transaction
  readonly record: RecordChange
  readonly at: Date
  readonly proposal: RightsProposal
}

/** What a decision is recorded about. */
export const resourceOfProposal = ({ kind, roleId, userId }: RightsProposal) => ({
  type: kind,
  id: userId ?? roleId,
})

async function mayStillPropose({ proposal, transaction }: Deciding): Promise<boolean> {
  const proposer = await User.findByPk(proposal.proposedBy, { transaction })
  const permission = proposal.kind === 'role' ? 'role.manage' : 'user.manage'
  return (
    proposer?.active === true &&
    (await RolePermission.findOne({ where: { roleId: proposer.roleId, permission }, transaction })) !== null
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
  await record('role.changed', { resource: resourceOfProposal(proposal), details })
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
  const resource = resourceOfProposal(proposal)
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

async function approve(deciding: Deciding): Promise<Decided> {
  if (deciding.proposal.expiresAt <= deciding.at) {
    return 'lapsed'
  }
  if (!(await mayStillPropose(deciding))) {
    return 'proposer-without-right'
  }
  const applied = await (deciding.proposal.kind === 'role' ? applyToRole(deciding) : applyToUser(deciding))
  return applied ? 'approved' : 'overtaken'
}

const ends: Record<Verb, (deciding: Deciding) => Promise<Decided>> = {
  approve,
  reject: async () => 'rejected',
  withdraw: async () => 'withdrawn',
}

const outcomes = {
  approved: { outcome: 'approved', event: 'rights.approved' },
  rejected: { outcome: 'rejected', event: 'rights.rejected' },
  withdrawn: { outcome: 'withdrawn', event: 'rights.withdrawn' },
  overtaken: { outcome: 'overtaken', event: 'rights.overtaken' },
  'proposer-without-right': { outcome: 'overtaken', event: 'rights.overtaken' },
  lapsed: { outcome: 'expired', event: 'rights.overtaken' },
} as const

/** How each outcome is told to whoever comes too late. */
const ended: Record<ProposalOutcome, { done: string; how?: How }> = {
  approved: { done: 'approved' },
  rejected: { done: 'refused' },
  withdrawn: { done: 'withdrawn' },
  overtaken: { done: 'closed', how: 'something-else-changed' },
  expired: { done: 'closed', how: 'waited-too-long' },
}

function decidedMeanwhile(proposal: RightsProposal, outcome: ProposalOutcome): Overtaken {
  const { id, decidedBy: by, decidedAt: at } = proposal
  return new Overtaken(
    {
      what: 'rights-proposal',
      by: ended[outcome].how === undefined ? by : null,
      at,
      ...ended[outcome],
    },
    {
      next: { href: paths.approval(id), label: 'how-it-was-decided' },
      about: { resource: resourceOfProposal(proposal) },
    },
  )
}

/**
 * Decides a proposal, once: of two at the same moment the second finds it decided. Whoever may decide was settled by
 * the caller.
 * @throws NotFound; Overtaken where it is decided
 */
export async function decideProposal(
  services: Services,
  { clearance, origin, at }: StaffRequest,
  id: string,
  asked: { readonly decision: Verb; readonly comment: string | null },
): Promise<ChangeReceipt<Decided>> {
  return recordedChange(services, clearance, origin, async (transaction, record) => {
    const proposal = await RightsProposal.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE })
    if (proposal === null) {
      throw new NotFound()
    }
    const resource = resourceOfProposal(proposal)
    if (proposal.outcome !== null) {
      throw decidedMeanwhile(proposal, proposal.outcome)
    }
    const deciding = { services, transaction, record, at, proposal }
    const decided = await ends[asked.decision](deciding)
    const { outcome, event } = outcomes[decided]
    await proposal.update(
      { outcome, decidedAt: at, decidedBy: clearance.actor.id, comment: asked.comment },
      { transaction },
    )
    const details = {
      proposal: id,
      proposedBy: proposal.proposedBy,
      ...(decided === outcome ? {} : { why: decided }),
    }
    await record(event, { resource, details })
    return decided
  })
}
