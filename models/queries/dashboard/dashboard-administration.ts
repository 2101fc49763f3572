import type { PreparedQueries } from '../../prepared.ts'

/** What a system administrator's dashboard shows; only accounts that are in use count. */
export type AdministrationFigures = {
  readonly roles: readonly { readonly title: string; readonly users: number }[]
  /** Changes of rights that others proposed and that wait. */
  readonly proposals: number
  readonly unprotected_total: number
  /** Accounts without a second factor, those whose role asks for one first. */
  readonly unprotected: readonly {
    readonly id: string
    readonly display_name: string
    readonly title: string
    readonly required: boolean
  }[]
  readonly licences_total: number
  /** Licences that have run out or soon will; `day` is the last valid one, YYYY-MM-DD. */
  readonly licences: readonly {
    readonly id: string
    readonly display_name: string
    readonly title: string
    readonly day: string
  }[]
}

const statement = {
  name: 'dashboard-administration',
  text: `
    WITH active AS MATERIALIZED (
      SELECT u.id, u.display_name, r.patient_scope, r.title, r.mfa_required, p.totp_confirmed_at, p.licence_expires_on
      FROM users u JOIN roles r ON r.id = u.role_id LEFT JOIN security_profiles p ON p.user_id = u.id
      WHERE u.active),
    unprotected AS (SELECT * FROM active WHERE totp_confirmed_at IS NULL AND patient_scope <> 'own'),
    licences AS (SELECT * FROM active WHERE licence_expires_on <= $1::date + $2::integer)
    SELECT
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT title, count(*)::integer AS users FROM active GROUP BY title ORDER BY count(*) DESC, title) s) AS roles,
      (SELECT count(*)::integer FROM rights_proposals
        WHERE outcome IS NULL AND expires_at > $4 AND proposed_by <> $5)
        + (SELECT count(*)::integer FROM setting_proposals
        WHERE outcome IS NULL AND expires_at > $4 AND requested_by <> $5) AS proposals,
      (SELECT count(*)::integer FROM unprotected) AS unprotected_total,
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT id, display_name, title, mfa_required AS required FROM unprotected
        ORDER BY mfa_required DESC, display_name LIMIT $3) s) AS unprotected,
      (SELECT count(*)::integer FROM licences) AS licences_total,
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT id, display_name, title, licence_expires_on AS day FROM licences
        ORDER BY licence_expires_on, display_name LIMIT $3) s) AS licences`,
}

/**
 * Counts users by role, and finds accounts of staff without a second factor and licences that run out.
 * @param asked.today the facility's date
 */
export async function readAdministrationFigures(
  prepared: PreparedQueries,
  asked: { today: string; withinDays: number; limit: number; at: Date; userId: string },
): Promise<AdministrationFigures> {
  const { today, withinDays, limit, at, userId } = asked
  return prepared.one<AdministrationFigures>(statement, [today, withinDays, limit, at, userId])
}
