import type { Sequelize } from 'sequelize'
import { holdingRole, roleSeeds } from '../../config/roles.ts'
import { newId } from '../../models/new-id.ts'
import { Permission } from '../../models/administration/permission.ts'
import { RolePermission } from '../../models/administration/role-permission.ts'
import { Role } from '../../models/administration/role.ts'
import { languages, sourceLanguage } from '../../views/words/languages.ts'
import { permissions } from '../access/permissions.ts'

const { messages } = languages[sourceLanguage]

/**
 * Makes the permissions that this version knows, and the roles that do not exist yet. Roles that a facility has changed
 * are left as they are.
 * @param options.anyHours gives new roles no access windows: for the demo, so that a first try works at night
 */
export async function seedRoles(
  sequelize: Sequelize,
  options: { at: Date; anyHours: boolean },
): Promise<ReadonlyMap<string, string>> {
  const { at, anyHours } = options
  return sequelize.transaction(async (transaction) => {
    await Permission.bulkCreate(
      permissions.map((name) => ({ name, description: messages[`access.right.${name}`] })),
      { transaction, updateOnDuplicate: ['description'] },
    )
    const known = new Map(
      (await Role.findAll({ attributes: ['id', 'name'], transaction })).map((role) => [role.name, role.id]),
    )
    const missing = [...roleSeeds, holdingRole]
      .filter((seed) => !known.has(seed.name))
      .map((seed) => ({ id: newId(), seed }))
    await Role.bulkCreate(
      missing.map(({ id, seed: { permissions: _permissions, accessWindows, ...role } }) => ({
        ...role,
        id,
        accessWindows: anyHours ? [] : [...accessWindows],
        createdAt: at,
        updatedAt: at,
      })),
      { transaction },
    )
    await RolePermission.bulkCreate(
      missing.flatMap(({ id, seed }) => seed.permissions.map((permission) => ({ roleId: id, permission }))),
      { transaction },
    )
    return new Map([...known, ...missing.map(({ id, seed }) => [seed.name, id] as const)])
  })
}
