import type { ProposalRow } from '../../../models/queries/rights-proposals.ts'
import type { WhyNot } from '../../../views/security/rights.ts'
import type { Actor } from '../../access/actor.ts'

/**
 * Whether somebody may approve or reject: a person with the right to, who neither proposed it nor gains by it.
 * @returns undefined where they may
 */
export function whyNot(
  actor: Pick<Actor, 'id' | 'permissions' | 'role'>,
  row: Pick<ProposalRow, 'kind' | 'proposed_by' | 'user_id' | 'role_name'>,
): WhyNot | undefined {
  if (!actor.permissions.has('role.approve')) {
    return 'no-right'
  }
  if (row.proposed_by === actor.id) {
    return 'own-proposal'
  }
  const gains = row.kind === 'user' ? row.user_id === actor.id : row.role_name === actor.role.name
  return gains ? 'gains-by-it' : undefined
}
