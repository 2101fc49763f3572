import { Op, type Transaction } from 'sequelize'
import { Role } from '../../models/administration/role.ts'
import { SessionMetadata } from '../../models/accounts/session-metadata.ts'
import type { User } from '../../models/accounts/user.ts'
import type { Origin } from '../audit/entry.ts'
import { sessionEndedTooMany } from './mails/session-ended-too-many.ts'
import type { Services } from '../services.ts'
import { browserWords } from './browser-words.ts'
import { endSessions } from './end-sessions.ts'
import { liveSessions } from './sessions/live-sessions.ts'
import { actorOf } from '../audit/actor-of.ts'
import { sourceLanguage } from '../../views/words/languages.ts'

type Completed = {
  readonly user: User
  readonly sessionId: string
  /** The session that their browser had until now: it makes room itself. */
  readonly replaced: string | undefined
  readonly origin: Origin
  readonly at: Date
}

/** The sessions beside this one that are more than may be open, the one used longest ago last. */
function tooMany(
  { environment }: Services,
  transaction: Transaction,
  { user, sessionId, replaced, at }: Completed,
): Promise<SessionMetadata[]> {
  return SessionMetadata.findAll({
    where: {
      ...liveSessions(environment, at),
      userId: user.id,
      completedAt: { [Op.ne]: null },
      id: { [Op.notIn]: replaced === undefined ? [sessionId] : [sessionId, replaced] },
    },
    order: [
      ['lastSeenAt', 'DESC'],
      ['id', 'DESC'],
    ],
    offset: environment.MAX_CONCURRENT_SESSIONS - 1,
    transaction,
  })
}

/**
 * Ends the oldest sessions of someone who has just signed in once more than may be open at once; each is recorded, and
 * the person is told. The caller holds the lock on the user's row.
 */
export async function endOldestSessions(
  services: Services,
  transaction: Transaction,
  completed: Completed,
): Promise<void> {
  const { user, origin, at } = completed
  const oldest = await tooMany(services, transaction, completed)
  if (oldest.length === 0) {
    return
  }
  const ids = oldest.map(({ id }) => id)
  await endSessions(services, transaction, { id: ids }, { at, reason: 'too-many' })
  const role = await Role.findByPk(user.roleId, { transaction, rejectOnEmpty: true })
  for (const { id, userAgent } of oldest) {
    await services.trail.appendIn(transaction, {
      event: 'session.ended',
      outcome: 'success',
      actor: actorOf({ id: user.id, displayName: user.displayName, role }),
      sessionId: id,
      origin,
      rule: 'too-many',
    })
    if (user.email !== null) {
      const message = sessionEndedTooMany({
        displayName: user.displayName,
        device: browserWords(services.words[sourceLanguage], userAgent),
        when: at,
        limit: services.environment.MAX_CONCURRENT_SESSIONS,
      })
      await services.mail.enqueue(transaction, { ...message, to: user.email, userId: user.id })
    }
  }
}

const dayMs = 86_400_000

/** The session with this id, if it was ended within the last day because there were too many. */
export const endedAsTooMany = (sid: string, at: Date): Promise<SessionMetadata | null> =>
  SessionMetadata.findOne({
    attributes: ['id', 'userId', 'lateFormToken', 'address'],
    where: { sid, endedReason: 'too-many', endedAt: { [Op.gt]: new Date(at.getTime() - dayMs) } },
  })

/** Whether the session with this id, which the browser still sends, was ended because there were too many. */
export async function wasOneTooMany(sid: string | undefined): Promise<boolean> {
  return sid !== undefined && (await SessionMetadata.count({ where: { sid, endedReason: 'too-many' } })) > 0
}
