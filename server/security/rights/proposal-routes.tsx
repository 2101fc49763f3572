import { ProposalListPage } from '../../../views/security/proposal-list-page.tsx'
import type { RouteTable } from '../../http/declared-route.ts'
import { linksOf } from '../../http/list-page.ts'
import { staffQueryPage } from '../../http/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { showProposal } from './decide-routes.tsx'
import { stateOfProposal, titleOfProposal } from './proposal-words.ts'
import { rightsProposal, rightsProposals } from './read-proposals.ts'

/** Changes of rights that wait for a second person, and those that are over. */
export function proposalRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.approvals(),
    staffQueryPage(services, rightsProposals, ({ shell, at }, { waiting, page }) => (
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
        pages={linksOf(page, paths.approvals(), { show: waiting ? 'waiting' : 'past' })}
      />
    )),
  )
  routes.get(
    paths.approval.pattern,
    staffQueryPage(services, rightsProposal, (visit, found) => showProposal(services, visit, found)),
  )
}
