import type { SettingProposalRow } from '../../models/queries/administration/setting-proposals.ts'
import { settingOutcomes, type SettingProposal } from '../../models/administration/setting-proposal.ts'
import { requestOf, type RequestEnd, type Outcome } from '../dual-authorization/authorization-request.ts'
import type { AuthorizationCase } from '../dual-authorization/must-decide.ts'
import { OvertakenError, type DeedDone, type DeedManner } from '../overtaken/overtaken.ts'
import { paths } from '../paths.ts'
import { graveSettings } from './grave-settings.ts'

/** How a change of a setting ends; its table calls it the same. */
export const settingEnds = settingOutcomes.map((outcome) => [outcome, outcome] as const)

/** One other person decides. */
export const settingPolicy = { approvals: 1, forbids: { asker: 'own-proposal' } } as const

/** What rows about a proposal are about. */
export const resourceOfRightsRequest = ({ setting }: Pick<SettingProposal, 'setting'>) =>
  graveSettings.get(setting)?.resource ?? { type: 'facility-setting', id: setting }

/** The request that stands in a row that a page shows. */
export const requestOfRow = (
  row: Pick<SettingProposalRow, 'requested_by' | 'expires_at' | 'outcome' | 'decided_by' | 'decided_at'>,
) =>
  requestOf(settingEnds, {
    requestedBy: row.requested_by,
    expiresAt: row.expires_at,
    outcome: row.outcome,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  })

/** How each end is told to whoever comes too late. */
const told: Record<Outcome, { done: DeedDone; how?: DeedManner }> = {
  approved: { done: 'approved' },
  refused: { done: 'refused' },
  withdrawn: { done: 'withdrawn' },
  superseded: { done: 'closed', how: 'something-else-changed' },
  expired: { done: 'closed', how: 'waited-too-long' },
}

function ended(proposal: SettingProposal, { outcome, by, at }: RequestEnd): OvertakenError {
  const deed = told[outcome]
  return new OvertakenError(
    { what: 'request', by: deed.how === undefined ? by : null, at, ...deed },
    {
      next: { href: paths.settingProposal(proposal.id), label: 'how-it-was-decided' },
      about: { resource: resourceOfRightsRequest(proposal) },
    },
  )
}

/** A change of a setting as dual authorization sees it. */
export const settingCase = (proposal: SettingProposal): AuthorizationCase => ({
  request: requestOf(settingEnds, proposal),
  policy: settingPolicy,
  about: { resource: resourceOfRightsRequest(proposal) },
  next: { href: paths.approvals(), label: 'approval' },
  overtaken: (end) => ended(proposal, end),
})
