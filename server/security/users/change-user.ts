import type { Transaction } from 'sequelize'
import { holdingRole } from '../../../config/roles.ts'
import { limits } from '../../../config/security.ts'
import { Role } from '../../../models/role.ts'
import { SecurityProfile } from '../../../models/security-profile.ts'
import { User } from '../../../models/user.ts'
import { endSessions } from '../../accounts/end-sessions.ts'
import { credentialsChanged } from '../../accounts/mfa/credentials-changed.ts'
import { removeSecondFactor } from '../../accounts/mfa/remove-second-factor.ts'
import { voidLinks } from '../../accounts/one-time-links.ts'
import { sendEmailConfirmation, sendFirstPassword } from '../../accounts/send-links.ts'
import { recordedChange, type ChangeReceipt } from '../../audit/record.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { Refused } from '../../operations/refused.ts'
import { changedMeanwhile } from '../../overtaken/changed-meanwhile.ts'
import { paths } from '../../paths.ts'
import { emailChanged } from '../../accounts/mails/email-changed.ts'
import type { Services } from '../../services.ts'
import { chosenRole } from './create-user.ts'
import { needsSecondPerson, proposeMove, supersedeMove } from './propose-move.ts'
import type { UserValues } from './user-fields.ts'

/** Of what a form was filled from; each change gives the next. */
export const versionOf = ({ updatedAt }: User): string => updatedAt.toISOString()

/**
 * What an administrator may not change of their own account.
 * @throws Refused naming the field
 */
export function refuseOwn(user: User, role: Role, values: UserValues): void {
  const field =
    values.role !== undefined && values.role !== role.name
      ? 'role'
      : values.active === 'no'
        ? 'active'
        : values.email !== undefined && values.email !== user.email
          ? 'email'
          : undefined
  if (field !== undefined) {
    throw new Refused('own-account', { fields: [field], about: { resource: { type: 'user', id: user.id } } })
  }
}

/** The owner of the address before has been told, and has until then to object. */
const settledAt = (at: Date): Date => new Date(at.getTime() + limits.addressSettlesHours * 3_600_000)

/**
 * What a new address brings with it. Who has no password yet gets the link to one there only where nobody has approved
 * the account so far; else it waits (`settledAt`), or for the second person to whom the address is shown.
 */
async function newEmail(
  services: Services,
  transaction: Transaction,
  user: User,
  {
    before,
    at,
    isWaiting,
  }: { readonly before: string | null; readonly at: Date; readonly isWaiting: boolean },
) {
  const { email, displayName, id: userId } = user
  await voidLinks(userId, transaction)
  if (before !== null) {
    const message = emailChanged({
      displayName,
      when: at,
      done: true,
      settles: settledAt(at),
    })
    await services.mail.enqueue(transaction, { ...message, to: before, userId })
  }
  if (email !== null && user.passwordHash !== null) {
    await sendEmailConfirmation(services, transaction, user, { email, at })
  }
  if (email !== null && user.passwordHash === null && isWaiting) {
    await sendFirstPassword(services, transaction, user, { email, at })
  }
}

/**
 * Takes away how somebody signs in whose account nobody has approved yet: it was chosen by a link to an address that the
 * second person will not see.
 */
async function forgetUnapproved(services: Services, transaction: Transaction, user: User, at: Date) {
  user.set({ passwordHash: null, passwordChangedAt: null })
  await removeSecondFactor(services, transaction, user.id, at)
  await credentialsChanged(services, transaction, { userId: user.id, at, keep: undefined })
}

/** The fields that differ, and what waits for a second person, in words. */
export type ChangedUser = { readonly fields: readonly string[]; readonly waitsFor?: string }

/** What a second person is asked, in words for whoever asks; undefined where nothing is. */
function waitsInWords(asked: {
  role: Role | undefined
  emergency: boolean
  address: boolean
}): string | undefined {
  const parts = [
    ...(asked.role === undefined ? [] : [`the role ${asked.role.title}`]),
    ...(asked.emergency ? ['emergency access'] : []),
    ...(asked.address ? ['the e-mail address, to which the link to a first password then goes'] : []),
  ]
  return parts.length === 0 ? undefined : new Intl.ListFormat('en-GB').format(parts)
}

/** @throws Refused where nobody is moved by hand */
function refuseHolding(role: Role, before: Role): void {
  if (role.name === holdingRole.name && role.id !== before.id) {
    throw new Refused('no-such-role')
  }
}

/**
 * Changes a user. A new e-mail address has to be confirmed, and three days to pass, before it is used for passwords; the
 * one before is told. What lets somebody reach more (a role with grave rights, emergency access), and a new address of an
 * account without a password, is laid before a second person; the rest is saved.
 * @throws OvertakenError; Refused where the e-mail address belongs to somebody else, say
 */
export async function changeUser(
  services: Services,
  request: StaffRequest,
  userId: string,
  values: UserValues,
): Promise<ChangeReceipt<ChangedUser>> {
  const { clearance, origin, at } = request
  const { displayName, ward, licenceExpiresOn, trainingExpiresOn, emergencyAccess } = values
  const resource = { type: 'user', id: userId }
  return recordedChange(services, clearance, origin, async (transaction, record) => {
    const lock = transaction.LOCK.UPDATE
    const user = await User.findByPk(userId, { transaction, lock, rejectOnEmpty: true })
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
    const roleBefore = await Role.findByPk(user.roleId, { transaction, rejectOnEmpty: true })
    const profile = await SecurityProfile.findByPk(userId, { transaction, rejectOnEmpty: true })
    if (userId === clearance.actor.id) {
      refuseOwn(user, roleBefore, values)
    }
    const chosen = await chosenRole(values.role ?? roleBefore.name, emergencyAccess, transaction)
    refuseHolding(chosen, roleBefore)
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
      await newEmail(services, transaction, user, { before: emailBefore, at, isWaiting })
    }
    await record('user.changed', { resource, details: { fields } })
    const addressWaits = moved && email !== null && user.passwordHash === null && !isWaiting
    const shownChanged = moved || emergencyAccess !== standing.emergencyAccess
    const overtaken = shownChanged
      ? await supersedeMove(transaction, record, { userId, at, by: clearance.actor.id })
      : undefined
    if (widened || addressWaits || roleWaits || overtaken !== undefined) {
      await proposeMove(services, transaction, record, request, {
        userId,
        from: standing,
        to: { role: roleWaits || overtaken === undefined ? chosen : overtaken.role, emergencyAccess, email },
        basedOn: updatedAt,
        ...(overtaken === undefined || roleWaits ? {} : { reason: overtaken.reason }),
      })
    }
    const waitsFor = waitsInWords({
      role: roleWaits ? chosen : overtaken?.role,
      emergency: widened && emergencyAccess && !standing.emergencyAccess,
      address: addressWaits,
    })
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
            { at, reason: 'terminated', by: clearance.actor.id },
          )
      const details = { sessionsEnded: ended.map(({ id }) => id) }
      await record(active ? 'user.enabled' : 'user.disabled', { resource, details })
    }
    return { fields, ...(waitsFor === undefined ? {} : { waitsFor }) }
  })
}
