import { SessionMetadata } from '../../../models/accounts/session-metadata.ts'
import { nothingTaken } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { liveSessions } from '../sessions/live-sessions.ts'

/** One's own open sessions, the one used last first. */
export const ownSessions = defineStaffQuery({
  name: 'accounts.own-sessions',
  action: 'account.use',
  event: 'account.viewed',
  subject: 'self',
  input: nothingTaken,
  find: async () => ({}),
  run: async ({ environment }, { proof, at }) => {
    const rows = await SessionMetadata.findAll({
      where: { userId: proof.actor.id, ...liveSessions(environment, at) },
      order: [
        ['lastSeenAt', 'DESC'],
        ['id', 'DESC'],
      ],
    })
    return rows.map(({ id, userAgent, address, startedAt, lastSeenAt }) => ({
      id,
      userAgent,
      address,
      startedAt,
      lastSeenAt,
      current: id === proof.person.sessionId,
    }))
  },
})
