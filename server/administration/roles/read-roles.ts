import { z } from 'zod'
import { holdingRole } from '../../../config/roles.ts'
import { peopleOfRoles } from '../../../models/queries/administration/people-of-roles.ts'
import type { Actor } from '../../access/actor.ts'
import { nothingTaken } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import { loadRole, loadRoles, versionOfRole, type LoadedRole } from './load-role.ts'
import { seeRoles } from '../may-see-roles.ts'
import { peopleOfRole } from './people-of-role.ts'

/** The role under which people wait for another is nobody's to change. */
const isEditable = (name: string): boolean => name !== holdingRole.name

const resourceOf = ({ role }: LoadedRole) => ({ type: 'role', id: role.id })

/** The roles, and how many people have each. */
export const rolesQuery = defineStaffQuery({
  name: 'security.roles',
  action: seeRoles,
  event: 'roles.viewed',
  subject: 'none',
  input: nothingTaken,
  find: async () => ({}),
  run: async (services, { proof }) => {
    const [roles, people] = await Promise.all([loadRoles(), peopleOfRoles(services.prepared, null, 0)])
    return {
      ownRole: proof.actor.role.name,
      roles: roles.map(({ role, values }) => ({
        name: role.name,
        title: role.title,
        values,
        people: people.find(({ role_id: id }) => id === role.id)?.count ?? 0,
      })),
    }
  },
})

/** One role: what it may, and who has it. */
export const roleQuery = defineStaffQuery({
  name: 'security.role',
  action: seeRoles,
  event: 'role.viewed',
  subject: 'none',
  input: z.object({ name: z.string() }),
  find: async (_services, _context, { name }) => {
    const loaded = await loadRole({ name })
    return { loaded, resource: resourceOf(loaded) }
  },
  run: async (services, { proof: { actor } }, _receipt, { loaded: { role, values } }) => {
    const isOwn = actor.role.name === role.name
    return {
      name: role.name,
      title: role.title,
      changedAt: role.updatedAt,
      values,
      people: await peopleOfRole(services, role.id),
      isOwn,
      mayChange: !isOwn && isEditable(role.name) && actor.permissions.has('role.manage'),
    }
  },
})

/** A role that this person may change: not their own. @throws Refused */
export async function roleToChange(name: string, { role: own }: Pick<Actor, 'role'>): Promise<LoadedRole> {
  const loaded = await loadRole({ name })
  if (!isEditable(name)) {
    throw new Refused('no-such-thing')
  }
  if (name === own.name) {
    throw new Refused('own-role', {
      about: { resource: resourceOf(loaded) },
      next: { href: paths.roles(), label: 'roles' },
    })
  }
  return loaded
}

/** A role as it is before it is changed, and who has it. */
export const roleToEdit = defineStaffQuery({
  name: 'security.role-to-edit',
  action: 'role.manage',
  event: 'role.viewed',
  subject: 'none',
  input: z.object({ name: z.string() }),
  find: async (_services, { proof }, { name }) => {
    const loaded = await roleToChange(name, proof.actor)
    return { loaded, resource: resourceOf(loaded) }
  },
  run: async (services, _context, _receipt, { loaded: { role, values } }) => ({
    name: role.name,
    title: role.title,
    values,
    version: versionOfRole(role),
    people: await peopleOfRole(services, role.id),
  }),
})
