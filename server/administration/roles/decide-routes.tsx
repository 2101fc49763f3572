import type { ProposalRow } from '../../../models/queries/administration/rights-proposals.ts'
import { ProposalPage } from '../../../views/administration/proposal-page.tsx'
import { RoleChangesView } from '../../../views/administration/role-changes.tsx'
import { said } from '../../../views/words/said.ts'
import type { DualAuthorizationRule } from '../../dual-authorization/dual-authorization.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import type { FormState } from '../../http/forms/forms.ts'
import { staffCommandButton, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import type { StaffVisit } from '../../http/routes/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { approveRights, refuseRights, withdrawRights, type Decided } from './decide-proposal.ts'
import { hrefOfPeople } from './people-of-role.ts'
import { changesOfProposal, stateOfProposal, titleOfProposal } from './proposal-words.ts'
import { rightsProposal } from './read-proposals.ts'
import { shownChanges } from './role-changes.ts'

type Found = {
  readonly row: ProposalRow
  readonly people: { readonly count: number; readonly names: readonly string[] } | undefined
  readonly waiting: boolean
  readonly asked: boolean
  readonly why: DualAuthorizationRule | 'no-right' | undefined
}

/** The page of one proposal. */
export function showProposal(
  services: Services,
  { shell, clearance, at, asksForCode }: StaffVisit,
  { row, people, waiting, asked, why }: Found,
  { typed, errors }: Pick<FormState, 'typed' | 'errors'> = { typed: {}, errors: [] },
) {
  const known = why === undefined || why === 'no-right' || why === 'own-proposal' ? why : 'gains-by-it'
  return (
    <ProposalPage
      shell={shell}
      time={services.time}
      errors={errors}
      comment={typed['comment'] ?? ''}
      asksForCode={asksForCode}
      proposal={{
        title: titleOfProposal(row),
        state: stateOfProposal(row, at),
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
        changes={shownChanges(changesOfProposal(row))}
        people={
          row.kind === 'user'
            ? { count: 1, names: [row.user_name ?? ''] }
            : { count: 0, names: [], ...people, href: hrefOfPeople(clearance.actor, row.role_name) }
        }
      />
    </ProposalPage>
  )
}

const done = (_context: unknown, { id, decided }: { id: string; decided: Decided }) => ({
  to: paths.approval(id),
  notice: said(`security.notice.rights-${decided}`),
})

/** Deciding proposed changes of rights. */
export function decideRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(services, rightsProposal, (visit, found, form) =>
    showProposal(services, visit, found, form),
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
