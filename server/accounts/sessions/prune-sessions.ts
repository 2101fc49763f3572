import { endIdleSessions } from '../../../models/queries/accounts/end-idle-sessions.ts'
import { pruneSignInFailures } from '../../../models/queries/accounts/sign-in-failures.ts'
import { pruneWindowCounts } from '../../../models/queries/accounts/window-counts.ts'
import { pruneLinks } from '../one-time-links.ts'
import type { Services } from '../../services.ts'

/** Ends sessions that nobody came back to, and removes stored sessions and links that have run out. */
export async function pruneSessions(services: Services): Promise<void> {
  const now = services.clock.now()
  const idleSince = new Date(now.getTime() - services.environment.SESSION_IDLE_MINUTES * 60_000)
  await services.sequelize.transaction(async (transaction) => {
    const ended = await endIdleSessions(services.sequelize, transaction, { at: now, idleSince })
    if (ended.length > 0) {
      await services.trail.appendAllIn(
        transaction,
        ended.map((session) => ({
          event: 'session.ended' as const,
          outcome: 'success' as const,
          actor: { id: session.userId, displayName: session.displayName, roleName: session.roleName },
          sessionId: session.id,
          rule: 'idle',
          details: { by: 'job' },
        })),
      )
    }
  })
  await services.formDrafts.prune(now)
  await services.formSubmissions.prune(now)
  await services.setAsideForms.prune(now)
  await pruneLinks(now)
  await pruneSignInFailures(services.prepared, now)
  await pruneWindowCounts(services.prepared, now)
  await services.database.pool.query('DELETE FROM sessions WHERE expire < $1', [now])
}
