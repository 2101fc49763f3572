import type { Transaction } from 'sequelize'
import { limits } from '../../../config/security.ts'
import { newId } from '../../../models/new-id.ts'
import { RightsProposal, type RightsRequestKind } from '../../../models/administration/rights-proposal.ts'
import type { Permission } from '../../access/permissions.ts'
import type { RecordChange } from '../../audit/record.ts'
import { requestOf } from '../../dual-authorization/authorization-request.ts'
import { mustNotWait } from '../../dual-authorization/must-decide.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { rightsEnds } from './rights-authorization.ts'
import { tellApprovers } from './tell-approvers.ts'

const dayMs = 86_400_000

export type NewRightsRequest = {
  readonly kind: RightsRequestKind
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
const subjectOf = ({ kind, roleId, userId }: NewRightsRequest) =>
  kind === 'user' ? { userId } : { roleId, kind }

const waitsAlready = ({ id, requestedBy: by, requestedAt: at }: RightsProposal): OvertakenError =>
  new OvertakenError(
    { what: 'waiting-proposal', done: 'proposed', by, at },
    { next: { href: paths.approval(id), label: 'approval' }, comesBack: 'waits-for-approval' },
  )

/**
 * Lays a change of rights before a second person, and tells those who may decide.
 * @returns its id
 * @throws OvertakenError where another change of the same waits
 */
export async function requestRightsChange(
  services: Pick<Services, 'sequelize' | 'mail' | 'publicUrl'>,
  transaction: Transaction,
  record: RecordChange,
  by: { readonly id: string; readonly at: Date },
  proposal: NewRightsRequest,
): Promise<string> {
  const { kind, roleId, userId = null, before, after, basedOn, reason, grave } = proposal
  const open = { ...subjectOf(proposal), outcome: null }
  const older = await RightsProposal.findOne({ where: open, transaction, lock: transaction.LOCK.UPDATE })
  if (older !== null) {
    const expired = mustNotWait(requestOf(rightsEnds, older), by.at, () => waitsAlready(older))
    if (expired !== undefined) {
      await older.update(expired.written(rightsEnds).columns, { transaction })
    }
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
      requestedBy: by.id,
      requestedAt: by.at,
      expiresAt: new Date(by.at.getTime() + limits.rightsRequestDays * dayMs),
    },
    { transaction },
  )
  const resource = userId === null ? { type: 'role', id: roleId } : { type: 'user', id: userId }
  await record('rights.proposed', { resource, details: { proposal: id, grave } })
  await tellApprovers(services, transaction, { id, by: by.id })
  return id
}
