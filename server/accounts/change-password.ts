import { Op, type Transaction } from 'sequelize'
import { newId } from '../../models/new-id.ts'
import { PasswordHistory } from '../../models/password-history.ts'
import { User } from '../../models/user.ts'
import type { FieldError } from '../../views/components/field.ts'
import type { SessionFacts } from '../access/session.ts'
import type { Origin } from '../audit/entry.ts'
import type { Services } from '../services.ts'
import { commonPasswords } from './common-passwords.ts'
import { endSessions } from './end-sessions.ts'
import { actorOf } from './half-signed-in.ts'
import { passwordFault } from './password-policy.ts'

/** How many passwords before the current one may not be used again. */
const remembered = 5

export type PasswordChange = {
  readonly facts: SessionFacts
  readonly currentPassword: string
  readonly newPassword: string
  readonly origin: Origin
  readonly at: Date
}

const fault = (field: string, message: string): FieldError => ({ field, message })

const recentHashes = async (userId: string, transaction?: Transaction): Promise<PasswordHistory[]> =>
  PasswordHistory.findAll({
    where: { userId },
    order: [
      ['createdAt', 'DESC'],
      ['id', 'DESC'],
    ],
    limit: remembered,
    ...(transaction === undefined ? {} : { transaction }),
  })

/** Whether the current password is right; a wrong one counts against the limits of signing in and is recorded. */
async function proveCurrent(services: Services, change: PasswordChange, user: User): Promise<boolean> {
  const { facts, origin } = change
  const mayTry = await services.signInLimits.attempt(user.username, origin.address)
  const right = await services.passwords.verify(user.passwordHash, change.currentPassword)
  if (mayTry && right) {
    await services.signInLimits.succeeded(user.username, origin.address)
    return true
  }
  await services.trail.append({
    event: 'password.change-refused',
    outcome: 'failure',
    actor: actorOf(facts),
    sessionId: facts.sessionId,
    origin,
    rule: mayTry ? 'wrong-password' : 'limited',
  })
  return false
}

/** Writes the new password, and its audit row; every other session of the person ends. @returns false where another change was faster */
async function store(services: Services, change: PasswordChange, user: User, hash: string): Promise<boolean> {
  const { facts, origin, at } = change
  return services.sequelize.transaction(async (transaction) => {
    const [changed] = await User.update(
      {
        passwordHash: hash,
        passwordChangedAt: at,
        passwordChangeRequired: false,
        credentialsChangedAt: at,
        updatedAt: at,
      },
      { where: { id: user.id, passwordHash: user.passwordHash }, transaction },
    )
    if (changed === 0) {
      return false
    }
    if (user.passwordHash !== null) {
      const entry = { id: newId(), userId: user.id, passwordHash: user.passwordHash, createdAt: at }
      await PasswordHistory.create(entry, { transaction })
    }
    const kept = await recentHashes(user.id, transaction)
    await PasswordHistory.destroy({
      where: { userId: user.id, id: { [Op.notIn]: kept.map(({ id }) => id) } },
      transaction,
    })
    const others = { userId: user.id, id: { [Op.ne]: facts.sessionId } }
    const ended = await endSessions(services, transaction, others, { at, reason: 'credentials-changed' })
    await services.trail.appendIn(transaction, {
      event: 'password.changed',
      outcome: 'success',
      actor: actorOf(facts),
      sessionId: facts.sessionId,
      origin,
      resource: { type: 'user', id: user.id },
      details: { sessionsEnded: ended.map(({ id }) => id) },
    })
    return true
  })
}

/**
 * Changes one's own password. The session that asked must be renewed afterwards, from now: an older one counts as begun
 * with the old password.
 * @returns what is wrong, undefined where the password was changed
 */
export async function changePassword(
  services: Services,
  change: PasswordChange,
): Promise<FieldError | undefined> {
  const { facts, newPassword } = change
  const { passwords } = services
  const { username, displayName, role } = facts.actor
  const owner = { username, displayName, role, secondFactorRequired: facts.secondFactorRequired }
  const refused = passwordFault(newPassword, owner, await commonPasswords())
  if (refused !== undefined) {
    return fault('newPassword', refused)
  }
  const user = await User.findByPk(facts.actor.id, { rejectOnEmpty: true })
  if (!(await proveCurrent(services, change, user))) {
    return fault(
      'currentPassword',
      'This is not your current password, or it was tried too often. Check it; after five wrong ones wait half an hour.',
    )
  }
  const earlier = await recentHashes(user.id)
  const hashes = [user.passwordHash, ...earlier.map(({ passwordHash }) => passwordHash)]
  const used = await Promise.all(hashes.map((hash) => passwords.verify(hash, newPassword)))
  if (used.includes(true)) {
    return fault('newPassword', `Use one that is not among your last ${remembered} passwords`)
  }
  const stored = await store(services, change, user, await passwords.hash(newPassword))
  return stored
    ? undefined
    : fault('currentPassword', 'Your password was changed meanwhile; enter the new one')
}
