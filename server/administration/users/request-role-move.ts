import type { Transaction } from 'sequelize'
import { holdingRole } from '../../../config/roles.ts'
import { RightsProposal } from '../../../models/administration/rights-proposal.ts'
import { Role } from '../../../models/administration/role.ts'
import type { RecordChange } from '../../audit/record.ts'
import { requestOf } from '../../dual-authorization/authorization-request.ts'
import { supersede } from '../../dual-authorization/dual-authorization.ts'
import type { StaffContext } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import { graveAdded, needsApproval, noReach, type Reach } from '../roles/grave-rights.ts'
import { readRole } from '../roles/load-role.ts'
import { requestRightsChange } from '../roles/request-rights-change.ts'
import { rightsEnds } from '../roles/rights-authorization.ts'
import type { StoredMove } from '../roles/role-values.ts'

/** What a user is, as far as a second person has a say in it. */
export type UserStanding = {
  readonly role: Role
  /** Whether the person is named for emergency access; it counts where the role has it. */
  readonly emergencyAccess: boolean
  readonly email: string | null
}

async function reachOf(
  { role, emergencyAccess }: Pick<UserStanding, 'role' | 'emergencyAccess'>,
  transaction?: Transaction,
): Promise<Reach> {
  const { values } = await readRole({ id: role.id }, transaction)
  return { ...values, emergencyAccess: values.emergencyAccess && emergencyAccess }
}

/** Whether somebody would reach more than before: a second person must then agree. @param from null for a new account */
export async function needsSecondPerson(
  from: Pick<UserStanding, 'role' | 'emergencyAccess'> | null,
  to: Pick<UserStanding, 'role' | 'emergencyAccess'>,
  transaction?: Transaction,
): Promise<boolean> {
  const before = from === null ? noReach : await reachOf(from, transaction)
  return needsApproval(before, await reachOf(to, transaction))
}

/** The role in which people wait whose own has to be approved first. */
export const waitingRole = (): Promise<Role> =>
  Role.findOne({ where: { name: holdingRole.name }, rejectOnEmpty: true })

async function storedStanding(
  { role, emergencyAccess, email }: UserStanding,
  transaction: Transaction,
): Promise<StoredMove> {
  const { values } = await readRole({ id: role.id }, transaction)
  const { permissions, patientScope } = values
  return { role: role.name, permissions: [...permissions], patientScope, emergencyAccess, email }
}

function reasonFor(from: UserStanding, to: UserStanding): string {
  if (from.role.id === to.role.id) {
    return from.email === to.email ? 'For emergencies' : 'The address was changed by an administrator'
  }
  return from.role.name === holdingRole.name ? 'A new account' : `So far ${from.role.title}`
}

/** Lays before a second person what a user is to become. @throws OvertakenError where another change waits already */
export async function requestRoleMove(
  services: Pick<Services, 'sequelize' | 'mail' | 'publicUrl'>,
  transaction: Transaction,
  record: RecordChange,
  { proof, at }: Pick<StaffContext, 'proof' | 'at'>,
  move: {
    readonly userId: string
    readonly from: UserStanding
    readonly to: UserStanding
    readonly basedOn: Date
    readonly reason?: string
  },
): Promise<void> {
  const { userId, from, to, basedOn } = move
  const before = await storedStanding(from, transaction)
  const after = await storedStanding(to, transaction)
  const by = { id: proof.actor.id, at }
  await requestRightsChange(services, transaction, record, by, {
    kind: 'user',
    roleId: to.role.id,
    userId,
    before,
    after,
    basedOn,
    reason: move.reason ?? reasonFor(from, to),
    grave: graveAdded(before.permissions, after.permissions),
  })
}

/**
 * Takes back a change of a user that waits, because what the second person would see of it has changed since.
 * @returns the role that waited and whether emergency access did; undefined where nothing waited
 */
export async function supersedeMove(
  transaction: Transaction,
  record: RecordChange,
  { userId, at, by }: { readonly userId: string; readonly at: Date; readonly by: string },
): Promise<{ readonly role: Role; readonly reason: string } | undefined> {
  const open = await RightsProposal.findOne({
    where: { userId, kind: 'user', outcome: null },
    transaction,
    lock: transaction.LOCK.UPDATE,
  })
  const superseded = open === null ? undefined : supersede(requestOf(rightsEnds, open), by, at)
  if (open === null || superseded === undefined) {
    return undefined
  }
  await open.update(superseded.written(rightsEnds).columns, { transaction })
  await record('rights.overtaken', {
    resource: { type: 'user', id: userId },
    details: { proposal: open.id, proposedBy: open.requestedBy, why: 'changed-since' },
  })
  const role = await Role.findByPk(open.roleId, { transaction, rejectOnEmpty: true })
  return { role, reason: open.reason }
}
