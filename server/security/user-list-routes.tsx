import { listUsers } from '../../models/queries/list-users.ts'
import { UserListPage } from '../../views/security/user-list-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { staffRoute } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

const pageSize = 50

/** Who has an account. */
export function userListRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.users(),
    staffRoute(services, {
      action: 'user.view',
      event: 'users.viewed',
      find: async ({ req }) => {
        const rows = await listUsers(services.prepared, services.cursors.from(req), pageSize + 1)
        const shown = rows.slice(0, pageSize)
        const next = rows.length > pageSize ? shown.at(-1)?.username : undefined
        const patientIds = shown.flatMap(({ patient_id: id }) => id ?? [])
        return { shown, next, patientIds, details: { shown: shown.length } }
      },
      show: async ({ shell }, { shown, next }) => (
        <UserListPage
          shell={shell}
          time={services.time}
          users={shown.map((row) => ({
            id: row.id,
            username: row.username,
            displayName: row.display_name,
            roleTitle: row.role_title,
            active: row.active,
            secondFactorRequired: row.second_factor_required,
            secondFactorEnrolled: row.second_factor_enrolled,
            lastSignInAt: row.last_sign_in_at,
          }))}
          next={
            next === undefined
              ? undefined
              : `${paths.users()}?${new URLSearchParams({ cursor: services.cursors.seal(next) }).toString()}`
          }
        />
      ),
    }),
  )
}
