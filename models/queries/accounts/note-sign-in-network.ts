import { QueryTypes, type Transaction } from 'sequelize'
import { SessionMetadata } from '../../accounts/session-metadata.ts'

/**
 * Notes that somebody proved who they are from this network: the /24 of an IPv4 address, the /64 of an IPv6 one.
 * @returns whether they never had from there before, but from elsewhere
 */
export async function noteSignInNetwork(
  noted: { userId: string; address: string; at: Date },
  transaction: Transaction,
): Promise<boolean> {
  const { sequelize } = SessionMetadata
  if (sequelize === undefined) {
    throw new Error('the models are not connected')
  }
  const [row] = await sequelize.query<{ is_new: boolean }>(
    `WITH known AS (SELECT count(*) AS networks FROM sign_in_networks WHERE user_id = $1),
      noted AS (
        INSERT INTO sign_in_networks (user_id, network, first_seen_at, last_seen_at)
        VALUES ($1, network(set_masklen($2::inet, CASE family($2::inet) WHEN 4 THEN 24 ELSE 64 END)), $3, $3)
        ON CONFLICT (user_id, network) DO UPDATE SET last_seen_at = excluded.last_seen_at
        RETURNING xmax = 0 AS inserted)
     SELECT noted.inserted AND known.networks > 0 AS is_new FROM noted, known`,
    { bind: [noted.userId, noted.address, noted.at], transaction, type: QueryTypes.SELECT },
  )
  return row?.is_new ?? false
}
