import type { Transaction } from 'sequelize'
import { RolePermission } from '../../../models/administration/role-permission.ts'
import type { LoadedRole } from './load-role.ts'
import type { RoleValues } from './role-values.ts'

/** Makes a role what it is to be. It holds from everybody's next request on. The caller has locked it. */
export async function applyRole(
  { role, values }: LoadedRole,
  after: RoleValues,
  at: Date,
  transaction: Transaction,
): Promise<void> {
  const { permissions, accessWindows, allowedNetworks, ...settings } = after
  role.set({
    ...settings,
    accessWindows: [...accessWindows],
    allowedNetworks: [...allowedNetworks],
    // Later than before even within one millisecond: what was filled or proposed before must not fit any more.
    updatedAt: new Date(Math.max(at.getTime(), role.updatedAt.getTime() + 1)),
  })
  await role.save({ transaction })
  const lost = values.permissions.filter((right) => !permissions.includes(right))
  const gained = permissions.filter((right) => !values.permissions.includes(right))
  await RolePermission.destroy({ where: { roleId: role.id, permission: lost }, transaction })
  await RolePermission.bulkCreate(
    gained.map((permission) => ({ roleId: role.id, permission })),
    { transaction },
  )
}
