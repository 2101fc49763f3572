import type { RightsRequestOutcome, RightsProposal } from '../../../models/administration/rights-proposal.ts'
import type { RightsRequestRow } from '../../../models/queries/administration/rights-requests.ts'
import type { Actor } from '../../access/actor.ts'
import {
  requestOf,
  type RequestEnd,
  type Outcome,
  type StoredEnds,
} from '../../dual-authorization/authorization-request.ts'
import type { Decider } from '../../dual-authorization/dual-authorization.ts'
import type { AuthorizationCase } from '../../dual-authorization/must-decide.ts'
import type { DeedDone, DeedManner } from '../../overtaken/overtaken.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'

/** How a change of rights ends. */
export const rightsEnds = [
  ['approved', 'approved'],
  ['refused', 'rejected'],
  ['withdrawn', 'withdrawn'],
  ['superseded', 'overtaken'],
  ['expired', 'expired'],
] as const satisfies StoredEnds<Outcome, RightsRequestOutcome>

/** One other person decides. */
export const rightsPolicy = { approvals: 1, forbids: { asker: 'own-proposal' } } as const

/** What a decision is recorded about. */
export const resourceOfRightsRequest = ({
  kind,
  roleId,
  userId,
}: Pick<RightsProposal, 'kind' | 'roleId' | 'userId'>) => ({ type: kind, id: userId ?? roleId })

/** Somebody who would decide: whose own rights would change gains by it. */
export const deciderOf = (
  { id, role }: Pick<Actor, 'id' | 'role'>,
  about: { readonly kind: 'role' | 'user'; readonly userId: string | null; readonly roleName: string },
): Decider => {
  const gains = about.kind === 'user' ? about.userId === id : about.roleName === role.name
  return { id, interest: gains ? 'gains-by-it' : undefined }
}

/** The request that stands in a row that a page shows. */
export const requestOfRow = (row: RightsRequestRow) =>
  requestOf(rightsEnds, {
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

function ended(proposal: RightsProposal, { outcome, by, at }: RequestEnd): OvertakenError {
  const deed = told[outcome]
  return new OvertakenError(
    { what: 'rights-proposal', by: deed.how === undefined ? by : null, at, ...deed },
    {
      next: { href: paths.approval(proposal.id), label: 'how-it-was-decided' },
      about: { resource: resourceOfRightsRequest(proposal) },
    },
  )
}

/** A change of rights as dual authorization sees it. */
export const rightsCase = (proposal: RightsProposal): AuthorizationCase => ({
  request: requestOf(rightsEnds, proposal),
  policy: rightsPolicy,
  about: { resource: resourceOfRightsRequest(proposal) },
  next: { href: paths.roles(), label: 'roles' },
  overtaken: (end) => ended(proposal, end),
})
