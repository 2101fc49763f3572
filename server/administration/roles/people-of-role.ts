import { peopleOfRoles } from '../../../models/queries/administration/people-of-roles.ts'
import type { Actor } from '../../access/actor.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'

const shownNames = 20

/** Who has a role: how many, and the first names. */
export async function peopleOfRole(
  { prepared }: Pick<Services, 'prepared'>,
  roleId: string,
): Promise<{ readonly count: number; readonly names: readonly string[] }> {
  const [people] = await peopleOfRoles(prepared, roleId, shownNames)
  return { count: people?.count ?? 0, names: people?.names ?? [] }
}

/** Where everybody of a role is listed; undefined for a reader who may not go there. */
export const hrefOfPeople = ({ permissions }: Actor, roleName: string): string | undefined =>
  permissions.has('security.read')
    ? `${paths.people()}?${new URLSearchParams({ role: roleName }).toString()}`
    : undefined
