import { Op, type Transaction } from 'sequelize'
import { limits } from '../../../config/security.ts'
import { newId } from '../../../models/new-id.ts'
import { RightsProposal, type ProposalKind } from '../../../models/rights-proposal.ts'
import type { Permission } from '../../access/permissions.ts'
import type { RecordChange } from '../../audit/record.ts'
import type { Services } from '../../services.ts'
import { FieldProblem } from '../users/field-problem.ts'
import { tellApprovers } from './tell-approvers.ts'

const dayMs = 86_400_000

export type Proposal = {
  readonly kind: ProposalKind
  readonly roleId: string
  readonly userId?: string
  readonly before: unknown
  readonly after: unknown
  readonly basedOn: Date
  readonly reason: string
  /** The rights for which a second person is needed. */
  readonly grave: readonly Permission[]
}

/** What a proposal is about: a role, or the user who moves into it. */
const subjectOf = ({ kind, roleId, userId }: Proposal) => (kind === 'user' ? { userId } : { roleId, kind })

/**
 * Lays a change of rights before a second person, and tells those who may decide.
 * @param field where to say that another change of the same waits already
 * @returns its id
 * @throws FieldProblem
 */
export async function propose(
  services: Pick<Services, 'sequelize' | 'mail' | 'publicUrl'>,
  transaction: Transaction,
  record: RecordChange,
  by: { readonly id: string; readonly at: Date; readonly field: string },
  proposal: Proposal,
): Promise<string> {
  const { kind, roleId, userId = null, before, after, basedOn, reason, grave } = proposal
  const open = { ...subjectOf(proposal), outcome: null }
  await RightsProposal.update(
    { outcome: 'expired', decidedAt: by.at },
    { where: { ...open, expiresAt: { [Op.lte]: by.at } }, transaction },
  )
  if ((await RightsProposal.findOne({ where: open, attributes: ['id'], transaction })) !== null) {
    throw new FieldProblem(
      by.field,
      'A change of this waits for approval already. It must be decided or withdrawn first; see “Approvals”.',
    )
  }
  const id = newId()
  await RightsProposal.create(
    {
      id,
      kind,
      roleId,
      userId,
      before,
      after,
      basedOn,
      reason,
      proposedBy: by.id,
      proposedAt: by.at,
      expiresAt: new Date(by.at.getTime() + limits.proposalDays * dayMs),
    },
    { transaction },
  )
  const resource = userId === null ? { type: 'role', id: roleId } : { type: 'user', id: userId }
  await record('rights.proposed', { resource, details: { proposal: id, grave } })
  await tellApprovers(services, transaction, { id, by: by.id })
  return id
}
