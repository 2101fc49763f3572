import type { Transaction } from 'sequelize'
import { holdingRole } from '../../../config/roles.ts'
import { Role } from '../../../models/role.ts'
import type { RecordChange } from '../../audit/record.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import type { Services } from '../../services.ts'
import { graveAdded } from '../rights/grave-rights.ts'
import { loadRole } from '../rights/load-role.ts'
import { propose } from '../rights/propose.ts'

/** Whether somebody in one role would gain a grave right by another: a second person must then approve the move. */
export async function needsSecondPerson(from: Role | null, to: Role): Promise<boolean> {
  const [before, after] = await Promise.all([
    from === null ? undefined : loadRole({ id: from.id }),
    loadRole({ id: to.id }),
  ])
  return graveAdded(before?.values.permissions ?? [], after.values.permissions).length > 0
}

/** The role in which people wait whose own has to be approved first. */
export const waitingRole = (): Promise<Role> =>
  Role.findOne({ where: { name: holdingRole.name }, rejectOnEmpty: true })

/** Lays before a second person that a user moves into a role. @throws FieldProblem where another move waits already */
export async function proposeMove(
  services: Pick<Services, 'sequelize' | 'mail' | 'publicUrl'>,
  transaction: Transaction,
  record: RecordChange,
  { clearance, at }: StaffRequest,
  move: { readonly userId: string; readonly from: Role; readonly to: Role; readonly basedOn: Date },
): Promise<void> {
  const { userId, from, to, basedOn } = move
  const [before, after] = await Promise.all([loadRole({ id: from.id }), loadRole({ id: to.id })])
  const by = { id: clearance.actor.id, at, field: 'role' }
  await propose(services, transaction, record, by, {
    kind: 'user',
    roleId: to.id,
    userId,
    before: { role: from.name, permissions: before.values.permissions },
    after: { role: to.name, permissions: after.values.permissions },
    basedOn,
    reason: from.name === holdingRole.name ? 'A new account' : `So far ${from.title}`,
    grave: graveAdded(before.values.permissions, after.values.permissions),
  })
}
