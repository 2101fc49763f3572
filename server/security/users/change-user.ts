import type { Transaction } from 'sequelize'
import { holdingRole } from '../../../config/roles.ts'
import { limits } from '../../../config/security.ts'
import { Role } from '../../../models/role.ts'
import { SecurityProfile } from '../../../models/security-profile.ts'
import { User } from '../../../models/user.ts'
import { wholeForm } from '../../../views/components/error-summary.tsx'
import { endSessions } from '../../accounts/end-sessions.ts'
import { voidLinks } from '../../accounts/one-time-links.ts'
import { sendEmailConfirmation, sendFirstPassword } from '../../accounts/send-links.ts'
import { recordedChange, type ChangeReceipt } from '../../audit/record.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { emailChanged } from '../../mail/messages/email-changed.ts'
import type { Services } from '../../services.ts'
import { chosenRole } from './create-user.ts'
import { FieldProblem } from './field-problem.ts'
import { needsSecondPerson, proposeMove } from './propose-move.ts'
import type { UserValues } from './user-fields.ts'

/** Of what a form was filled from; each change gives the next. */
export const versionOf = ({ updatedAt }: User): string => updatedAt.toISOString()

/**
 * What an administrator may not change of their own account.
 * @throws FieldProblem naming the field
 */
export function refuseOwn(user: User, role: Role, values: UserValues): void {
  if (values.role !== undefined && values.role !== role.name) {
    throw new FieldProblem('role', 'Nobody changes their own role. Ask another administrator.')
  }
  if (values.active === 'no') {
    throw new FieldProblem('active', 'Nobody disables their own account. Ask another administrator.')
  }
  if (values.email !== undefined && values.email !== user.email) {
    throw new FieldProblem('email', 'Change your own e-mail address under “Your account”.')
  }
}

/** The owner of the address before has been told, and has until then to object. */
const settledAt = (at: Date): Date => new Date(at.getTime() + limits.addressSettlesHours * 3_600_000)

async function newEmail(
  services: Services,
  transaction: Transaction,
  user: User,
  before: string | null,
  at: Date,
) {
  const { email, displayName, id: userId } = user
  await voidLinks(userId, transaction)
  if (before !== null) {
    const message = emailChanged({
      displayName,
      when: services.time.dateTime(at),
      done: true,
      settles: services.time.dateTime(settledAt(at)),
    })
    await services.mail.enqueue(transaction, { ...message, to: before, userId })
  }
  if (email !== null) {
    const send = user.passwordHash === null ? sendFirstPassword : sendEmailConfirmation
    await send(services, transaction, user, { email, at })
  }
}

/** The fields that differ, and the role that waits for a second person, by its title. */
export type ChangedUser = { readonly fields: readonly string[]; readonly waitsFor?: string }

/** @throws FieldProblem where nobody is moved by hand */
function refuseHolding(role: Role, before: Role): void {
  if (role.name === holdingRole.name && role.id !== before.id) {
    throw new FieldProblem('role', 'Choose the role')
  }
}

/**
 * Changes a user. A new e-mail address has to be confirmed, and three days to pass, before it is used for passwords; the
 * one before is told. A role with grave rights that the present one lacks is laid before a second person; the rest is saved.
 * @throws FieldProblem; UniqueConstraintError where the e-mail address belongs to somebody else
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
      throw new FieldProblem(
        wholeForm,
        'Somebody else changed this user while you had the form open. Nothing of yours is saved yet: compare, then save again.',
      )
    }
    const [roleBefore, profile] = await Promise.all([
      Role.findByPk(user.roleId, { transaction, rejectOnEmpty: true }),
      SecurityProfile.findByPk(userId, { transaction, rejectOnEmpty: true }),
    ])
    if (userId === clearance.actor.id) {
      refuseOwn(user, roleBefore, values)
    }
    const chosen = await chosenRole(values.role ?? roleBefore.name, emergencyAccess)
    refuseHolding(chosen, roleBefore)
    const waits = chosen.id !== roleBefore.id && (await needsSecondPerson(roleBefore, chosen))
    const role = waits ? roleBefore : chosen
    const emailBefore = user.email
    const activeBefore = user.active
    const active = values.active === undefined ? activeBefore : values.active === 'yes'
    const email = values.email === undefined ? emailBefore : values.email
    const moved = email !== emailBefore
    user.set({ displayName, email, roleId: role.id, active, ...(ward === undefined ? {} : { ward }) })
    profile.set({ licenceExpiresOn, trainingExpiresOn, emergencyAccess })
    const fields = [...(user.changed() || []), ...(profile.changed() || [])]
    // Later than before even within one millisecond: the form that was filled before must not fit any more.
    const updatedAt = new Date(Math.max(at.getTime(), user.updatedAt.getTime() + 1))
    user.set({ updatedAt, ...(moved ? { emailConfirmedAt: null, resetByMailFrom: settledAt(at) } : {}) })
    profile.set({ updatedAt })
    await user.save({ transaction })
    await profile.save({ transaction })
    if (moved) {
      await newEmail(services, transaction, user, emailBefore, at)
    }
    await record('user.changed', { resource, details: { fields } })
    if (waits) {
      await proposeMove(services, transaction, record, request, {
        userId,
        from: roleBefore,
        to: chosen,
        basedOn: updatedAt,
      })
    }
    if (role.id !== roleBefore.id) {
      const details = { before: roleBefore.name, after: role.name }
      await record('user.role-changed', { resource, details })
    }
    if (active !== activeBefore) {
      const ended = active
        ? []
        : await endSessions(services, transaction, { userId }, { at, reason: 'terminated' })
      const details = { sessionsEnded: ended.map(({ id }) => id) }
      await record(active ? 'user.enabled' : 'user.disabled', { resource, details })
    }
    return { fields, ...(waits ? { waitsFor: chosen.title } : {}) }
  })
}
