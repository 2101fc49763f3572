import { peopleOfRoles } from '../../../models/queries/people-of-roles.ts'
import type { ProposalRow } from '../../../models/queries/rights-proposals.ts'
import type { FieldError } from '../../../views/components/field.ts'
import { ProposalPage } from '../../../views/security/proposal-page.tsx'
import type { WhyNot } from '../../../views/security/rights.ts'
import type { Shell } from '../../../views/shell.ts'
import type { Actor } from '../../access/actor.ts'
import type { Clearance } from '../../access/clearance.ts'
import { standingOf } from '../../dual-authorization/authorization-request.ts'
import { whyNot, type DualAuthorizationRule } from '../../dual-authorization/dual-authorization.ts'
import type { Services } from '../../services.ts'
import { hrefOfPeople } from './people-of-role.ts'
import { changesOfProposal, stateOfProposal, titleOfProposal } from './proposal-words.ts'
import { deciderOf, requestOfRow, rightsPolicy } from './rights-authorization.ts'
import { shownChanges } from './role-changes.ts'

const shownNames = 20

/** Why its reader may not decide, as the page says it. */
function whyNotShown({ permissions }: Actor, rule: DualAuthorizationRule | undefined): WhyNot | undefined {
  if (!permissions.has('role.approve')) {
    return 'no-right'
  }
  return rule === undefined || rule === 'own-proposal' ? rule : 'gains-by-it'
}

/** Who reads a proposal. */
type Reader = {
  readonly shell: Shell
  readonly clearance: Clearance
  readonly at: Date
  readonly asksForCode: boolean
}

/** The page of one proposal. */
export async function showProposal(
  services: Services,
  { shell, clearance, at, asksForCode }: Reader,
  row: ProposalRow,
  errors: readonly FieldError[],
  comment = '',
) {
  const { actor } = clearance
  const { kind, user_id: userId, role_name: roleName } = row
  const request = requestOfRow(row)
  const waiting = standingOf(request, at) === 'waiting'
  const by = deciderOf(actor, { kind, userId, roleName })
  const why = whyNotShown(actor, whyNot(request, rightsPolicy, { verb: 'approve', by }))
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
        proposedAt: row.requested_at,
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
      mayWithdraw={waiting && whyNot(request, rightsPolicy, { verb: 'withdraw', by }) === undefined}
      mayDecide={waiting && why === undefined}
      whyNot={waiting ? why : undefined}
    />
  )
}
