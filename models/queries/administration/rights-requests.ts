import type { RightsRequestOutcome } from '../../administration/rights-proposal.ts'
import type { PreparedQueries } from '../../prepared.ts'
import type { SettingOutcome } from '../../administration/setting-proposal.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

/** A proposed change of rights, with the names of those concerned. */
export type RightsRequestRow = PlacedRow & {
  readonly kind: 'role' | 'user'
  readonly role_name: string
  readonly role_title: string
  readonly role_id: string
  readonly user_id: string | null
  readonly user_name: string | null
  readonly before: unknown
  readonly after: unknown
  readonly reason: string
  readonly requested_by: string
  readonly proposer_name: string
  readonly requested_at: Date
  readonly expires_at: Date
  readonly outcome: RightsRequestOutcome | null
  readonly decided_by: string | null
  readonly decider_name: string | null
  readonly decided_at: Date | null
  readonly comment: string | null
}

/** A proposed change of a setting, as it stands in the same list. */
export type ListedSettingRow = PlacedRow & {
  readonly kind: 'setting'
  readonly setting: string
} & Pick<
    RightsRequestRow,
    | 'requested_by'
    | 'proposer_name'
    | 'requested_at'
    | 'expires_at'
    | 'decided_by'
    | 'decider_name'
    | 'decided_at'
  > & { readonly outcome: SettingOutcome | null }

const columns = `
  p.id, p.kind, r.name AS role_name, r.title AS role_title, p.role_id, p.user_id, u.display_name AS user_name, p.before,
  p.after, p.reason, p.proposed_by AS requested_by, b.display_name AS proposer_name, p.proposed_at AS requested_at,
  ${placeOf('p.proposed_at')} AS place, p.expires_at, p.outcome, p.decided_by,
  d.display_name AS decider_name, p.decided_at, p.comment`

const proposals = `
  FROM rights_proposals p
  JOIN roles r ON r.id = p.role_id
  JOIN users b ON b.id = p.proposed_by
  LEFT JOIN users u ON u.id = p.user_id
  LEFT JOIN users d ON d.id = p.decided_by`

const list = {
  name: 'list-proposals',
  text: `
    SELECT * FROM (
      (SELECT ${columns}, NULL AS setting ${proposals}
        WHERE (p.outcome IS NULL AND p.expires_at > $1) = $2
          AND (p.proposed_at, p.id) < ($3::timestamptz, $4::uuid)
        ORDER BY p.proposed_at DESC, p.id DESC LIMIT $5)
      UNION ALL
      (SELECT p.id, 'setting', NULL, NULL, NULL, NULL, NULL, p.before, p.after, p.reason, p.requested_by, b.display_name,
          p.requested_at, ${placeOf('p.requested_at')}, p.expires_at, p.outcome, p.decided_by, d.display_name, p.decided_at,
          p.comment, p.setting
        FROM setting_proposals p JOIN users b ON b.id = p.requested_by LEFT JOIN users d ON d.id = p.decided_by
        WHERE (p.outcome IS NULL AND p.expires_at > $1) = $2
          AND (p.requested_at, p.id) < ($3::timestamptz, $4::uuid)
        ORDER BY p.requested_at DESC, p.id DESC LIMIT $5)) AS listed
    ORDER BY requested_at DESC, id DESC LIMIT $5`,
}

const one = { name: 'find-rights-proposal', text: `SELECT ${columns} ${proposals} WHERE p.id = $1` }

/** Reads changes of rights and of settings that wait, or those that are over, the newest first. */
export const listRightsRequests = (
  prepared: PreparedQueries,
  asked: { at: Date; waiting: boolean; before: MomentPlace; limit: number },
): Promise<(RightsRequestRow | ListedSettingRow)[]> =>
  prepared.run<RightsRequestRow | ListedSettingRow>(list, [
    asked.at,
    asked.waiting,
    asked.before.at,
    asked.before.id,
    asked.limit,
  ])

/** Reads one proposal; undefined where there is none. */
export const findRightsRequest = async (
  prepared: PreparedQueries,
  id: string,
): Promise<RightsRequestRow | undefined> => (await prepared.run<RightsRequestRow>(one, [id]))[0]
