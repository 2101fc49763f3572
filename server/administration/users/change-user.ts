import { holdingRole } from '../../../config/roles.ts'
import { Role } from '../../../models/administration/role.ts'
import { SecurityProfile } from '../../../models/accounts/security-profile.ts'
import { User } from '../../../models/accounts/user.ts'
import { endSessions } from '../../accounts/end-sessions.ts'
import { recordedChange, type ChangeReceipt } from '../../audit/record.ts'
import { defineStaffCommand, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { changedMeanwhile } from '../../overtaken/changed-meanwhile.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { chosenRole, mustNotWaitByHand } from './chosen-role.ts'
import { forgetUnapproved, settledAt, tellOfNewAddress } from './new-address.ts'
import { needsSecondPerson, requestRoleMove, supersedeMove } from './request-role-move.ts'
import { resourceOfUser, versionOf } from './read-user.ts'
import { unlessTaken } from './unless-taken.ts'
import { userSchema, type UserValues } from './user-fields.ts'

/**
 * What an administrator may not change of their own account.
 * @throws Refused naming the field
 */
function refuseOwn(user: User, role: Role, values: UserValues): void {
  const field =
    values.role !== undefined && values.role !== role.name
      ? 'role'
      : values.active === 'no'
        ? 'active'
        : values.email !== undefined && values.email !== user.email
          ? 'email'
          : undefined
  if (field !== undefined) {
    throw new Refused('own-account', { fields: [field], about: { resource: resourceOfUser(user) } })
  }
}

/** What a second person is asked about a user; absent what they are not asked. */
export type WaitsFor = {
  /** The title of the role. */
  readonly role?: string
  readonly emergency?: true
  readonly address?: true
}

/** The fields that differ, and what waits for a second person. */
export type ChangedUser = { readonly fields: readonly string[]; readonly waitsFor?: WaitsFor }

function waiting(
  role: Role | undefined,
  emergency: boolean,
  address: boolean,
): Pick<ChangedUser, 'waitsFor'> {
  const waitsFor: WaitsFor = {
    ...(role === undefined ? {} : { role: role.title }),
    ...(emergency ? { emergency } : {}),
    ...(address ? { address } : {}),
  }
  return Object.keys(waitsFor).length === 0 ? {} : { waitsFor }
}

function change(
  services: Services,
  context: StaffContext,
  values: UserValues,
): Promise<ChangeReceipt<ChangedUser>> {
  const { proof, origin, at } = context
  const { id: userId } = values
  const { displayName, ward, licenceExpiresOn, trainingExpiresOn, emergencyAccess } = values
  const resource = { type: 'user', id: userId }
  return recordedChange(services, proof, origin, async (transaction, record) => {
    const lock = transaction.LOCK.UPDATE
    const user = await User.findByPk(userId, { transaction, lock })
    if (user === null) {
      throw new Refused('no-such-thing')
    }
    const roleBefore = await Role.findByPk(user.roleId, { transaction, rejectOnEmpty: true })
    if (userId === proof.actor.id) {
      refuseOwn(user, roleBefore, values)
    }
    const chosen = await chosenRole(values.role ?? roleBefore.name, emergencyAccess, transaction)
    mustNotWaitByHand(chosen, roleBefore)
    if (values.version !== undefined && values.version !== versionOf(user)) {
      throw await changedMeanwhile(services, transaction, {
        events: ['user.changed', 'user.role-changed', 'user.disabled', 'user.enabled', 'account.unlocked'],
        what: 'user',
        resource,
        updatedAt: user.updatedAt,
        next: { href: paths.user(userId), label: 'what-holds-now' },
        comesBack: 'compare-form',
      })
    }
    const profile = await SecurityProfile.findByPk(userId, { transaction, rejectOnEmpty: true })
    const emailBefore = user.email
    const activeBefore = user.active
    const active = values.active === undefined ? activeBefore : values.active === 'yes'
    const email = values.email === undefined ? emailBefore : values.email
    const moved = email !== emailBefore
    const isWaiting = roleBefore.name === holdingRole.name
    const standing = { role: roleBefore, emergencyAccess: profile.emergencyAccess, email: emailBefore }
    const reachesMore = await needsSecondPerson(standing, { role: chosen, emergencyAccess }, transaction)
    const widened = reachesMore && !isWaiting
    const roleWaits = reachesMore && chosen.id !== roleBefore.id
    const role = roleWaits ? roleBefore : chosen
    const namedNow = widened ? standing.emergencyAccess && emergencyAccess : emergencyAccess
    user.set({ displayName, email, roleId: role.id, active, ...(ward === undefined ? {} : { ward }) })
    profile.set({ licenceExpiresOn, trainingExpiresOn, emergencyAccess: namedNow })
    const fields = [...(user.changed() || []), ...(profile.changed() || [])]
    // Later than before even within one millisecond: the form that was filled before must not fit any more.
    const updatedAt = new Date(Math.max(at.getTime(), user.updatedAt.getTime() + 1))
    user.set({ updatedAt, ...(moved ? { emailConfirmedAt: null, resetByMailFrom: settledAt(at) } : {}) })
    profile.set({ updatedAt })
    if (moved && isWaiting && user.passwordHash !== null) {
      await forgetUnapproved(services, transaction, user, at)
    }
    await user.save({ transaction })
    await profile.save({ transaction })
    if (moved) {
      await tellOfNewAddress(services, transaction, user, { before: emailBefore, at, isWaiting })
    }
    await record('user.changed', { resource, details: { fields } })
    const addressWaits = moved && email !== null && user.passwordHash === null && !isWaiting
    const shownChanged = moved || emergencyAccess !== standing.emergencyAccess
    const overtaken = shownChanged
      ? await supersedeMove(transaction, record, { userId, at, by: proof.actor.id })
      : undefined
    if (widened || addressWaits || roleWaits || overtaken !== undefined) {
      await requestRoleMove(services, transaction, record, context, {
        userId,
        from: standing,
        to: { role: roleWaits || overtaken === undefined ? chosen : overtaken.role, emergencyAccess, email },
        basedOn: updatedAt,
        ...(overtaken === undefined || roleWaits ? {} : { reason: overtaken.reason }),
      })
    }
    if (role.id !== roleBefore.id) {
      const details = { before: roleBefore.name, after: role.name }
      await record('user.role-changed', { resource, details })
    }
    if (active !== activeBefore) {
      const ended = active
        ? []
        : await endSessions(
            services,
            transaction,
            { userId },
            { at, reason: 'terminated', by: proof.actor.id },
          )
      const details = { sessionsEnded: ended.map(({ id }) => id) }
      await record(active ? 'user.enabled' : 'user.disabled', { resource, details })
    }
    const emergencyWaits = widened && emergencyAccess && !standing.emergencyAccess
    return {
      fields,
      ...waiting(roleWaits ? chosen : overtaken?.role, emergencyWaits, addressWaits),
    }
  })
}

/**
 * Changes a user. A new e-mail address has to be confirmed, and three days to pass, before it is used for passwords; the
 * one before is told. What lets somebody reach more (a role with grave rights, emergency access), and a new address of an
 * account without a password, is laid before a second person; the rest is saved.
 */
export const changeUser = defineStaffCommand({
  name: 'security.change-user',
  action: 'user.manage',
  event: 'user.changed',
  subject: 'none',
  input: userSchema,
  run: (services, context, values) => unlessTaken(() => change(services, context, values)),
})
