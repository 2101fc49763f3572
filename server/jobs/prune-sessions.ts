import { Op } from 'sequelize'
import { SessionMetadata } from '../../models/session-metadata.ts'
import { pruneSignInFailures } from '../../models/queries/sign-in-failures.ts'
import { pruneLinks } from '../accounts/one-time-links.ts'
import type { Services } from '../services.ts'

/** Ends sessions that nobody came back to, and removes stored sessions and links that have run out. */
export async function pruneSessions(services: Services): Promise<void> {
  const now = services.clock.now()
  const idleSince = new Date(now.getTime() - services.environment.SESSION_IDLE_MINUTES * 60_000)
  await SessionMetadata.update(
    // The id stays: a browser that comes back is told why, and the form that it still sends is kept.
    { endedAt: now, endedReason: 'idle' },
    { where: { endedAt: null, lastSeenAt: { [Op.lt]: idleSince } } },
  )
  await services.formDrafts.prune(now)
  await services.formSubmissions.prune(now)
  await services.setAsideForms.prune(now)
  await pruneLinks(now)
  await pruneSignInFailures(services.prepared, now)
  await services.database.pool.query('DELETE FROM sessions WHERE expire < $1', [now])
}
