import { holdingRole } from '../../../config/roles.ts'
import { Role } from '../../../models/administration/role.ts'

/** Every role that can be chosen, as choices of a form; that of people who wait only for one of them. */
export async function roleChoices(current?: string) {
  const roles = await Role.findAll({ attributes: ['name', 'title'], order: [['title', 'ASC']] })
  return roles
    .filter(({ name }) => name !== holdingRole.name || name === current)
    .map(({ name, title }) => ({ value: name, label: title }))
}
