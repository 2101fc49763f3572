import { ProposalListPage } from '../../../views/administration/proposal-list-page.tsx'
import { standingOf } from '../../dual-authorization/authorization-request.ts'
import { requestOfRow as requestOfSetting } from '../../facility/setting-authorization.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { showProposal } from './decide-routes.tsx'
import { stateOfProposal, stateWords, titleOfProposal } from './proposal-words.ts'
import { rightsProposal, rightsProposals } from './read-proposals.ts'
import { titleOfSetting } from '../settings/setting-proposal-routes.tsx'

/** Changes of rights and settings that wait for a second person, and those that are over. */
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
          ...(row.kind === 'setting'
            ? {
                href: paths.settingProposal(row.id),
                title: titleOfSetting(row.setting),
                state: stateWords[standingOf(requestOfSetting(row), at)],
              }
            : {
                href: paths.approval(row.id),
                title: titleOfProposal(row),
                state: stateOfProposal(row, at),
              }),
          proposedBy: row.proposer_name,
          proposedAt: row.requested_at,
          expiresAt: row.expires_at,
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
