import type { PreparedQueries } from '../../prepared.ts'

/** How many active people hold a role, and the first of them by name. */
export type PeopleOfRole = {
  readonly role_id: string
  readonly count: number
  readonly names: readonly string[]
}

const statement = {
  name: 'people-of-roles',
  text: `
    SELECT role_id, count(*)::integer AS count,
      to_jsonb((array_agg(display_name ORDER BY display_name, id))[1:$2]) AS names
    FROM users
    WHERE active AND ($1::uuid IS NULL OR role_id = $1)
    GROUP BY role_id`,
}

/** @param roleId of one role; null for all. @param limit names of each */
export const peopleOfRoles = (
  prepared: PreparedQueries,
  roleId: string | null,
  limit: number,
): Promise<PeopleOfRole[]> => prepared.run<PeopleOfRole>(statement, [roleId, limit])
