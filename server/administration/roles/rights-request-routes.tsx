import { RightsRequestListPage } from '../../../views/administration/rights-request-list-page.tsx'
import { standingOf } from '../../dual-authorization/authorization-request.ts'
import { requestOfRow as requestOfSetting } from '../../facility/setting-authorization.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { showRightsRequest } from './decide-routes.tsx'
import { stateOfRightsRequest, stateWords, titleOfRightsRequest } from './rights-request-words.ts'
import { rightsRequest, rightsRequests } from './read-rights-requests.ts'
import { titleOfSetting } from '../settings/setting-proposal-routes.tsx'

/** Changes of rights and settings that wait for a second person, and those that are over. */
export function rightsRequestRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.approvals(),
    staffQueryPage(services, rightsRequests, ({ shell, at }, { waiting, page }) => (
      <RightsRequestListPage
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
                title: titleOfRightsRequest(row),
                state: stateOfRightsRequest(row, at),
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
    staffQueryPage(services, rightsRequest, (visit, found) => showRightsRequest(services, visit, found)),
  )
}
