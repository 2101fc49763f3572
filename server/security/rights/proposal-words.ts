import type { ProposalRow } from '../../../models/queries/rights-proposals.ts'
import type { Permission } from '../../access/permissions.ts'
import { graveAdded } from './grave-rights.ts'
import { roleChanges, type RoleChanges } from './role-changes.ts'
import { storedMove, storedRoleValues } from './role-values.ts'

const without = (names: readonly Permission[], others: readonly Permission[]) =>
  names.filter((name) => !others.includes(name))

/** What a proposal would change. */
export function changesOfProposal({ kind, before, after }: ProposalRow): RoleChanges {
  if (kind === 'role') {
    return roleChanges(storedRoleValues.parse(before), storedRoleValues.parse(after))
  }
  const held = storedMove.parse(before).permissions
  const gets = storedMove.parse(after).permissions
  return {
    gained: without(gets, held),
    lost: without(held, gets),
    settings: [],
    grave: graveAdded(held, gets),
    none: false,
  }
}

/** What a proposal is about, as a heading. */
export const titleOfProposal = ({ kind, role_title: role, user_name: user }: ProposalRow): string =>
  kind === 'role' ? `Change of the role ${role}` : `${user ?? 'Somebody'} becomes ${role}`

/** How it stands, in a word or two. */
export function stateOfProposal({ outcome, expires_at: expiresAt }: ProposalRow, at: Date): string {
  if (outcome === null) {
    return expiresAt > at ? 'Waiting' : 'Lapsed'
  }
  const words = {
    approved: 'Approved',
    rejected: 'Not approved',
    withdrawn: 'Withdrawn',
    overtaken: 'Overtaken',
    expired: 'Lapsed',
  } as const
  return words[outcome]
}
