import { peopleOfRoles } from '../../../models/queries/people-of-roles.ts'
import { holdingRole } from '../../../config/roles.ts'
import { RoleListPage } from '../../../views/security/role-list-page.tsx'
import { RolePage } from '../../../views/security/role-page.tsx'
import type { RouteTable } from '../../http/declared-route.ts'
import { staffRoute, type StaffRequest } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import { hrefOfPeople } from './people-of-role.ts'
import type { Services } from '../../services.ts'
import { loadRole, loadRoles } from './load-role.ts'
import { seeRoles } from './may-see-roles.ts'
import { rightInWords, settingsInWords } from './role-changes.ts'
import { textIn } from '../../http/id-in.ts'

const shownNames = 20

/** The name of the role in the address. */
export const roleInAddress = (request: Pick<StaffRequest, 'req'>): string => textIn(request, 'name')

/** The role under which people wait for another is nobody's to change. */
export const isEditable = (name: string): boolean => name !== holdingRole.name

/** The roles, and what each of them may. */
export function roleRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.roles(),
    staffRoute(services, {
      action: seeRoles,
      event: 'roles.viewed',
      find: async () => ({}),
      show: async ({ shell, clearance }) => {
        const [roles, people] = await Promise.all([loadRoles(), peopleOfRoles(services.prepared, null, 0)])
        return (
          <RoleListPage
            shell={shell}
            ownRole={clearance.actor.role.name}
            roles={roles.map(({ role, values }) => ({
              name: role.name,
              title: role.title,
              people: people.find(({ role_id: id }) => id === role.id)?.count ?? 0,
              settings: settingsInWords(values).map(({ words }) => words),
            }))}
            approvalsHref={paths.approvals()}
          />
        )
      },
    }),
  )
  routes.get(
    paths.role.pattern,
    staffRoute(services, {
      action: seeRoles,
      event: 'role.viewed',
      find: async (request) => {
        const loaded = await loadRole({ name: roleInAddress(request) })
        return { ...loaded, resource: { type: 'role', id: loaded.role.id } }
      },
      show: async ({ shell, clearance }, { role, values }) => {
        const { actor } = clearance
        const [people] = await peopleOfRoles(services.prepared, role.id, shownNames)
        const own = actor.role.name === role.name
        return (
          <RolePage
            shell={shell}
            time={services.time}
            role={{
              name: role.name,
              title: role.title,
              changedAt: role.updatedAt,
              rights: values.permissions.map(rightInWords),
              settings: settingsInWords(values),
            }}
            people={{ count: people?.count ?? 0, names: people?.names ?? [] }}
            isOwn={own}
            mayChange={!own && isEditable(role.name) && actor.permissions.has('role.manage')}
            peopleHref={hrefOfPeople(actor, role.name)}
          />
        )
      },
    }),
  )
}
