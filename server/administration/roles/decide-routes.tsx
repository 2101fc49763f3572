import type { RightsRequestRow } from '../../../models/queries/administration/rights-requests.ts'
import { RightsRequestPage } from '../../../views/administration/rights-request-page.tsx'
import { RoleChangesView } from '../../../views/administration/role-changes.tsx'
import { said } from '../../../views/words/said.ts'
import type { DualAuthorizationRule } from '../../dual-authorization/dual-authorization.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import type { FormState } from '../../http/forms/forms.ts'
import { staffCommandButton, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import type { RecordedRequest } from '../../http/routes/signed-in-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { approveRights, refuseRights, withdrawRights, type RightsDecision } from './decide-rights-request.ts'
import { hrefOfPeople } from './people-of-role.ts'
import { changesOfRightsRequest, stateOfRightsRequest, titleOfRightsRequest } from './rights-request-words.ts'
import { rightsRequest } from './read-rights-requests.ts'
import { shownChanges } from './role-changes.ts'

type FoundRightsRequest = {
  readonly row: RightsRequestRow
  readonly people: { readonly count: number; readonly names: readonly string[] } | undefined
  readonly waiting: boolean
  readonly asked: boolean
  readonly why: DualAuthorizationRule | 'no-right' | undefined
}

/** The page of one proposal. */
export function showRightsRequest(
  services: Services,
  { shell, clearance, at, asksForCode }: RecordedRequest,
  { row, people, waiting, asked, why }: FoundRightsRequest,
  { typed, errors }: Pick<FormState, 'typed' | 'errors'> = { typed: {}, errors: [] },
) {
  const known = why === undefined || why === 'no-right' || why === 'own-proposal' ? why : 'gains-by-it'
  return (
    <RightsRequestPage
      shell={shell}
      time={services.time}
      errors={errors}
      comment={typed['comment'] ?? ''}
      asksForCode={asksForCode}
      proposal={{
        title: titleOfRightsRequest(row),
        state: stateOfRightsRequest(row, at),
        reason: row.reason,
        proposedBy: row.proposer_name,
        proposedAt: row.requested_at,
        expiresAt: row.expires_at,
        decidedBy: row.decider_name,
        decidedAt: row.decided_at,
        comment: row.comment,
      }}
      actions={{
        approve: paths.approveRights(row.id),
        refuse: paths.refuseRights(row.id),
        withdraw: paths.withdrawRights(row.id),
      }}
      waiting={waiting}
      mayWithdraw={waiting && asked}
      mayDecide={waiting && why === undefined}
      whyNot={waiting ? known : undefined}
    >
      <RoleChangesView
        changes={shownChanges(changesOfRightsRequest(row))}
        people={
          row.kind === 'user'
            ? { count: 1, names: [row.user_name ?? ''] }
            : { count: 0, names: [], ...people, href: hrefOfPeople(clearance.actor, row.role_name) }
        }
      />
    </RightsRequestPage>
  )
}

const done = (_context: unknown, { id, decided }: { id: string; decided: RightsDecision }) => ({
  to: paths.approval(id),
  notice: said(`security.notice.rights-${decided}`),
})

/** Deciding proposed changes of rights. */
export function decideRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(services, rightsRequest, (visit, found, form) =>
    showRightsRequest(services, visit, found, form),
  )
  routes.post(
    paths.approveRights.pattern,
    staffCommandButton(services, approveRights, { codeOnForm: true, page, done }),
  )
  routes.post(
    paths.refuseRights.pattern,
    staffCommandButton(services, refuseRights, { codeOnForm: true, page, done }),
  )
  routes.post(paths.withdrawRights.pattern, staffCommandButton(services, withdrawRights, { page, done }))
}
