import type { Transaction, WhereOptions } from 'sequelize'
import { SessionMetadata } from '../../models/session-metadata.ts'
import type { Services } from '../services.ts'

/**
 * Ends other sessions than the request's own, in the caller's transaction: they are refused at their next request. The
 * caller writes the audit row.
 * @returns the sessions that were open until now
 */
export async function endSessions(
  { sequelize }: Pick<Services, 'sequelize'>,
  transaction: Transaction,
  which: WhereOptions<SessionMetadata>,
  { at, reason }: { at: Date; reason: 'terminated' | 'credentials-changed' | 'too-many' },
): Promise<readonly { readonly id: string; readonly userId: string }[]> {
  const open = await SessionMetadata.findAll({
    attributes: ['id', 'sid', 'userId'],
    where: { ...which, endedAt: null },
    transaction,
    lock: transaction.LOCK.UPDATE,
  })
  if (open.length === 0) {
    return []
  }
  await SessionMetadata.update(
    // The browser of one too many is told why: it is known again by the id that it still sends.
    { endedAt: at, endedReason: reason, ...(reason === 'too-many' ? {} : { sid: null }) },
    { where: { id: open.map(({ id }) => id) }, transaction },
  )
  await sequelize.query('DELETE FROM sessions WHERE sid = ANY($1::text[])', {
    bind: [open.map(({ sid }) => sid)],
    transaction,
  })
  return open.map(({ id, userId }) => ({ id, userId }))
}
