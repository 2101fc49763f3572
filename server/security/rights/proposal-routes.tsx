import { findProposal, listProposals, type ProposalRow } from '../../../models/queries/rights-proposals.ts'
import { peopleOfRoles } from '../../../models/queries/people-of-roles.ts'
import type { FieldError } from '../../../views/components/field.ts'
import { ProposalListPage } from '../../../views/security/proposal-list-page.tsx'
import { ProposalPage } from '../../../views/security/proposal-page.tsx'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFound } from '../../http/errors.ts'
import { listPage } from '../../http/list-page.ts'
import { queryText } from '../../http/query.ts'
import { staffRoute, type StaffRequest, type StaffVisit } from '../../http/staff-route.ts'
import { isId } from '../../http/subject.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { paths } from '../../paths.ts'
import { hrefOfPeople } from './people-of-role.ts'
import type { Services } from '../../services.ts'
import { shownChanges } from './role-changes.ts'
import { seeRoles } from './may-see-roles.ts'
import { changesOfProposal, stateOfProposal, titleOfProposal } from './proposal-words.ts'
import { whyNot } from './who-may-decide.ts'

const shownNames = 20

/** The proposal in the address. @throws NotFound */
export async function proposalInAddress(services: Services, { req }: Pick<StaffRequest, 'req'>) {
  const id = String(req.params['id'])
  const row = isId(id) ? await findProposal(services.prepared, id) : undefined
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

/** The page of one proposal. */
export async function showProposal(
  services: Services,
  { shell, clearance, at, asksForCode }: StaffVisit,
  row: ProposalRow,
  errors: readonly FieldError[],
  comment = '',
) {
  const { actor } = clearance
  const waiting = row.outcome === null && row.expires_at > at
  const [people] = row.kind === 'role' ? await peopleOfRoles(services.prepared, row.role_id, shownNames) : []
  return (
    <ProposalPage
      shell={shell}
      time={services.time}
      errors={errors}
      comment={comment}
      asksForCode={asksForCode}
      proposal={{
        id: row.id,
        title: titleOfProposal(row),
        state: stateOfProposal(row, at),
        reason: row.reason,
        proposedBy: row.proposer_name,
        proposedAt: row.proposed_at,
        expiresAt: row.expires_at,
        decidedBy: row.decider_name,
        decidedAt: row.decided_at,
        comment: row.comment,
        changes: shownChanges(changesOfProposal(row)),
        people:
          row.kind === 'user'
            ? { count: 1, names: [row.user_name ?? ''] }
            : {
                count: people?.count ?? 0,
                names: people?.names ?? [],
                href: hrefOfPeople(actor, row.role_name ?? ''),
              },
      }}
      waiting={waiting}
      mayWithdraw={waiting && row.proposed_by === actor.id}
      mayDecide={waiting && whyNot(actor, row) === undefined}
      whyNot={waiting ? whyNot(actor, row) : undefined}
    />
  )
}

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
            proposedAt: row.proposed_at,
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
