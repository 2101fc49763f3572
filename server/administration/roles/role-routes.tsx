import { RoleListPage } from '../../../views/administration/role-list-page.tsx'
import { RolePage } from '../../../views/administration/role-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { hrefOfPeople } from './people-of-role.ts'
import { roleQuery, rolesQuery } from './read-roles.ts'
import { rightInWords, settingsInWords } from './role-changes.ts'

/** The roles, and what each of them may. */
export function roleRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.roles(),
    staffQueryPage(services, rolesQuery, ({ shell }, { ownRole, roles }) => (
      <RoleListPage
        shell={shell}
        ownRole={ownRole}
        roles={roles.map(({ values, ...role }) => ({
          ...role,
          settings: settingsInWords(values).map(({ words }) => words),
        }))}
        approvalsHref={paths.approvals()}
      />
    )),
  )
  routes.get(
    paths.role.pattern,
    staffQueryPage(
      services,
      roleQuery,
      ({ shell, clearance }, { values, people, isOwn, mayChange, ...role }) => (
        <RolePage
          shell={shell}
          time={services.time}
          role={{
            ...role,
            rights: values.permissions.map((right) => shell.words.tell(rightInWords(right))),
            settings: settingsInWords(values),
          }}
          people={people}
          isOwn={isOwn}
          mayChange={mayChange}
          peopleHref={hrefOfPeople(clearance.actor, role.name)}
        />
      ),
    ),
  )
}
