import { findProposal, listProposals, type ProposalRow } from '../../../models/queries/rights-proposals.ts'
import { ProposalListPage } from '../../../views/security/proposal-list-page.tsx'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFound } from '../../http/errors.ts'
import { listPage } from '../../http/list-page.ts'
import { queryText } from '../../http/query.ts'
import { staffRoute, type StaffRequest } from '../../http/staff-route.ts'
import { idIn } from '../../http/id-in.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { seeRoles } from './may-see-roles.ts'
import { stateOfProposal, titleOfProposal } from './proposal-words.ts'
import { showProposal } from './show-proposal.tsx'

/** The proposal in the address. @throws NotFound */
export async function proposalInAddress(services: Services, request: Pick<StaffRequest, 'req'>) {
  const row = await findProposal(services.prepared, idIn(request))
  if (row === undefined) {
    throw new NotFound()
  }
  return row
}

/** What the audit row of a proposal's page names. */
export const foundProposal = (row: ProposalRow) => ({
  row,
  resource: { type: row.kind, id: row.user_id ?? row.role_id },
  details: { proposal: row.id },
})

/** Changes of rights that wait for a second person, and those that are over. */
export function proposalRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.approvals(),
    staffRoute(services, {
      action: seeRoles,
      event: 'rights.listed',
      find: async ({ req, at }) => {
        const waiting = queryText(req, 'show') !== 'past'
        const page = await listPage(services, req, {
          keyset: newestFirst,
          read: (before, limit) => listProposals(services.prepared, { at, waiting, before, limit }),
        })
        return { waiting, page, details: { shown: page.rows.length } }
      },
      show: async ({ shell, at }, { waiting, page }) => (
        <ProposalListPage
          shell={shell}
          time={services.time}
          waiting={waiting}
          otherHref={`${paths.approvals()}?show=${waiting ? 'past' : 'waiting'}`}
          proposals={page.rows.map((row) => ({
            href: paths.approval(row.id),
            title: titleOfProposal(row),
            proposedBy: row.proposer_name,
            proposedAt: row.requested_at,
            expiresAt: row.expires_at,
            state: stateOfProposal(row, at),
            decidedBy: row.decider_name,
          }))}
          pages={page.links(paths.approvals(), { show: waiting ? 'waiting' : 'past' })}
        />
      ),
    }),
  )
  routes.get(
    paths.approval.pattern,
    staffRoute(services, {
      action: seeRoles,
      event: 'rights.viewed',
      find: async (request) => foundProposal(await proposalInAddress(services, request)),
      show: (visit, { row }) => showProposal(services, visit, row, []),
    }),
  )
}
