import { Op, type Transaction } from 'sequelize'
import { limits } from '../../config/security.ts'
import { RightsProposal } from '../../models/administration/rights-proposal.ts'
import type { User } from '../../models/accounts/user.ts'
import { newAccountAssigned } from './mails/new-account-assigned.ts'
import { paths } from '../paths.ts'
import { raiseAlert } from '../security/raise-alert.ts'
import type { Services } from '../services.ts'

const dayMs = 86_400_000

/**
 * Tells officers where somebody comes into a care team, or onto a ward, whose account, or whose role, is new: who makes accounts and
 * who makes care teams could otherwise open any record together, or be one person.
 */
export async function alertNewAccount(
  services: Services,
  transaction: Transaction,
  assigned: {
    readonly user: Pick<User, 'id' | 'createdAt'>
    readonly assignedBy: string
    readonly at: Date
  } & ({ readonly patientId: string } | { readonly wardId: string }),
): Promise<void> {
  const { user, assignedBy, at, ...where } = assigned
  const since = new Date(at.getTime() - limits.newAccountDays * dayMs)
  const approved = { userId: user.id, outcome: 'approved', decidedAt: { [Op.gt]: since } }
  const isNew = user.createdAt > since || (await RightsProposal.count({ where: approved, transaction })) > 0
  if (!isNew) {
    return
  }
  const link = services.publicUrl.link(paths.alerts())
  await raiseAlert(services, transaction, {
    kind: 'new-account-assigned',
    severity: 'warning',
    at,
    userId: user.id,
    ...('patientId' in where
      ? { patientId: where.patientId, details: { assignedBy } }
      : { details: { assignedBy, wardId: where.wardId } }),
    link,
    message: newAccountAssigned({ link, days: limits.newAccountDays }),
  })
}
