import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'

/** Somebody who is to be warned, and of what. */
export type ExpiryWarning = {
  readonly user_id: string
  readonly email: string
  readonly display_name: string
  readonly kind: 'licence' | 'training'
  /** The last valid day, YYYY-MM-DD. */
  readonly expires_on: string
}

/**
 * Notes who has to be warned today that a licence or training runs out within 30, 7 or 1 days, each once. A day on which
 * nothing ran is made up for on the next.
 * @param today the facility's date
 */
export const noteExpiryWarnings = (
  sequelize: Sequelize,
  transaction: Transaction,
  { today, at }: { today: string; at: Date },
): Promise<ExpiryWarning[]> =>
  sequelize.query<ExpiryWarning>(
    `WITH noted AS (
      INSERT INTO expiry_warnings (user_id, kind, expires_on, days, sent_at)
      SELECT u.id, e.kind, e.expires_on, stage.days, $2
      FROM users u
      JOIN security_profiles p ON p.user_id = u.id
      CROSS JOIN LATERAL (VALUES ('licence', p.licence_expires_on), ('training', p.training_expires_on))
        AS e (kind, expires_on)
      CROSS JOIN LATERAL (SELECT min(d) AS days FROM unnest(ARRAY[30, 7, 1]) AS d
        WHERE d >= e.expires_on - $1::date) AS stage
      WHERE u.active AND u.email IS NOT NULL AND e.expires_on >= $1::date AND stage.days IS NOT NULL
      ON CONFLICT DO NOTHING
      RETURNING user_id, kind, expires_on)
    SELECT n.user_id, u.email, u.display_name, n.kind, n.expires_on::text AS expires_on
    FROM noted n JOIN users u ON u.id = n.user_id`,
    { bind: [today, at], transaction, type: QueryTypes.SELECT },
  )
