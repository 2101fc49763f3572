import type { Transaction } from 'sequelize'
import { holdingRole } from '../../../config/roles.ts'
import { Role } from '../../../models/administration/role.ts'
import { Refused } from '../../operations/refused.ts'

/** The role of this name. @throws Refused where there is none, or where it has no emergency access and shall */
export async function chosenRole(
  name: string,
  emergencyAccess: boolean,
  within?: Transaction,
): Promise<Role> {
  const role = await Role.findOne({
    where: { name },
    ...(within === undefined ? {} : { transaction: within }),
  })
  if (role === null) {
    throw new Refused('no-such-role')
  }
  // Who waits for a role may be named for emergencies already: it counts once the role does.
  if (emergencyAccess && !role.emergencyAccess && role.name !== holdingRole.name) {
    throw new Refused('role-without-emergency-access', { values: { role: role.title } })
  }
  return role
}

/** @throws Refused where somebody would be moved by hand into the role in which people wait */
export function mustNotWaitByHand(role: Role, before?: Role): void {
  if (role.name === holdingRole.name && role.id !== before?.id) {
    throw new Refused('no-such-role')
  }
}
