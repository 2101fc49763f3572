import type { Transaction, WhereOptions } from 'sequelize'
import { SessionMetadata } from '../../models/accounts/session-metadata.ts'
import type { Services } from '../services.ts'

/** Keeps a hash of each session's form token: a form that its browser still sends is known by it. */
async function keepFormTokens(
  sequelize: Services['sequelize'],
  transaction: Transaction,
  open: readonly SessionMetadata[],
): Promise<void> {
  await sequelize.query(
    `UPDATE session_metadata m SET late_form_token = sha256(convert_to(s.sess->>'csrfToken', 'UTF8'))
     FROM sessions s WHERE s.sid = m.sid AND m.id = ANY($1::uuid[])`,
    { bind: [open.map(({ id }) => id)], transaction },
  )
}

/**
 * Ends other sessions than the request's own, in the caller's transaction: they are refused at their next request. The
 * caller writes the audit row.
 * @param ending.by who ends them by hand
 * @returns the sessions that were open until now
 */
export async function endSessions(
  { sequelize }: Pick<Services, 'sequelize'>,
  transaction: Transaction,
  which: WhereOptions<SessionMetadata>,
  ending:
    { at: Date; reason: 'terminated'; by: string } | { at: Date; reason: 'credentials-changed' | 'too-many' },
): Promise<readonly { readonly id: string; readonly userId: string }[]> {
  const { at, reason } = ending
  const open = await SessionMetadata.findAll({
    attributes: ['id', 'sid', 'userId'],
    where: { ...which, endedAt: null },
    transaction,
    lock: transaction.LOCK.UPDATE,
  })
  if (open.length === 0) {
    return []
  }
  if (reason === 'too-many') {
    await keepFormTokens(sequelize, transaction, open)
  }
  await SessionMetadata.update(
    // The browser of one too many is told why: it is known again by the id that it still sends.
    {
      endedAt: at,
      endedReason: reason,
      ...(reason === 'too-many' ? {} : { sid: null }),
      ...('by' in ending ? { endedBy: ending.by } : {}),
    },
    { where: { id: open.map(({ id }) => id) }, transaction },
  )
  await sequelize.query('DELETE FROM sessions WHERE sid = ANY($1::text[])', {
    bind: [open.map(({ sid }) => sid)],
    transaction,
  })
  return open.map(({ id, userId }) => ({ id, userId }))
}
