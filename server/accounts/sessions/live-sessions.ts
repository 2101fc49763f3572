import { Op, type WhereOptions } from 'sequelize'
import type { Environment } from '../../../config/env.ts'
import type { SessionMetadata } from '../../../models/accounts/session-metadata.ts'

/** Sessions that the guard would still let through: not ended, not idle, not too old. */
export const liveSessions = (
  environment: Pick<Environment, 'SESSION_IDLE_MINUTES' | 'SESSION_TIMEOUT_HOURS'>,
  at: Date,
): WhereOptions<SessionMetadata> => ({
  endedAt: null,
  lastSeenAt: { [Op.gt]: new Date(at.getTime() - environment.SESSION_IDLE_MINUTES * 60_000) },
  startedAt: { [Op.gt]: new Date(at.getTime() - environment.SESSION_TIMEOUT_HOURS * 3_600_000) },
})
