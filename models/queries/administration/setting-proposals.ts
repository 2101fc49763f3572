import type { PreparedQueries } from '../../prepared.ts'
import type { SettingOutcome } from '../../administration/setting-proposal.ts'

/** A proposed change of a setting, with the names of those concerned. */
export type SettingProposalRow = {
  readonly id: string
  /** The setting, by its name. */
  readonly setting: string
  readonly before: unknown
  readonly after: unknown
  readonly reason: string | null
  readonly requested_by: string
  readonly requester_name: string
  readonly requested_at: Date
  readonly expires_at: Date
  readonly outcome: SettingOutcome | null
  readonly decided_by: string | null
  readonly decider_name: string | null
  readonly decided_at: Date | null
  readonly comment: string | null
}

const one = {
  name: 'find-setting-proposal',
  text: `
    SELECT p.id, p.setting, p.before, p.after, p.reason, p.requested_by, b.display_name AS requester_name, p.requested_at,
      p.expires_at, p.outcome, p.decided_by, d.display_name AS decider_name, p.decided_at, p.comment
    FROM setting_proposals p JOIN users b ON b.id = p.requested_by LEFT JOIN users d ON d.id = p.decided_by
    WHERE p.id = $1`,
}

const waiting = {
  name: 'waiting-setting-proposal',
  text: `SELECT id FROM setting_proposals WHERE setting = $1 AND outcome IS NULL AND expires_at > $2`,
}

/** Reads one proposal; undefined where there is none. */
export const findSettingProposal = async (
  prepared: PreparedQueries,
  id: string,
): Promise<SettingProposalRow | undefined> => (await prepared.run<SettingProposalRow>(one, [id]))[0]

/** The proposal that waits for a setting at a moment; undefined where none does. */
export const waitingProposal = async (
  prepared: PreparedQueries,
  setting: string,
  at: Date,
): Promise<string | undefined> => (await prepared.run<{ id: string }>(waiting, [setting, at]))[0]?.id
