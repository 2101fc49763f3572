import type { Actor } from '../../access/actor.ts'
import { paths } from '../../paths.ts'

/** Where everybody of a role is listed; undefined for a reader who may not go there. */
export const hrefOfPeople = ({ permissions }: Actor, roleName: string): string | undefined =>
  permissions.has('security.read')
    ? `${paths.people()}?${new URLSearchParams({ role: roleName }).toString()}`
    : undefined
