import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'

/** A session that was ended, and whose it was. */
export type EndedSession = {
  readonly id: string
  readonly userId: string
  readonly displayName: string
  readonly roleName: string
}

/**
 * Ends the sessions that nobody came back to. Their ids in the store stay: a browser that comes back is told why, and the
 * form that it still sends is kept.
 */
export const endIdleSessions = (
  sequelize: Sequelize,
  transaction: Transaction,
  when: { readonly at: Date; readonly idleSince: Date },
): Promise<EndedSession[]> =>
  sequelize.query<EndedSession>(
    `WITH ended AS (
       UPDATE session_metadata SET ended_at = $1, ended_reason = 'idle'
       WHERE ended_at IS NULL AND last_seen_at < $2 RETURNING id, user_id)
     SELECT e.id, u.id AS "userId", u.display_name AS "displayName", r.name AS "roleName"
     FROM ended e JOIN users u ON u.id = e.user_id JOIN roles r ON r.id = u.role_id ORDER BY e.id`,
    { bind: [when.at, when.idleSince], transaction, type: QueryTypes.SELECT },
  )
