import { Temporal } from 'temporal-polyfill'
import { listUsers, userFilters } from '../../models/queries/list-users.ts'
import { UserListPage } from '../../views/security/user-list-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { queryText } from '../http/query.ts'
import { staffRoute } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

const pageSize = 50

/** A licence that ends within so many days is to be renewed. */
export const licenceWithinDays = 60

const licenceUntil = (today: string): string =>
  Temporal.PlainDate.from(today).add({ days: licenceWithinDays }).toString()

/** Who has an account. */
export function userListRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.users(),
    staffRoute(services, {
      action: 'user.view',
      event: 'users.viewed',
      find: async ({ req }) => {
        const asked = queryText(req, 'show')
        const which = userFilters.find((filter) => filter === asked) ?? 'all'
        const rows = await listUsers(services.prepared, {
          which,
          licenceUntil: licenceUntil(req.context.circumstances.local.date),
          after: services.cursors.from(req),
          limit: pageSize + 1,
        })
        const shown = rows.slice(0, pageSize)
        const next = rows.length > pageSize ? shown.at(-1)?.username : undefined
        const patientIds = shown.flatMap(({ patient_id: id }) => id ?? [])
        return { which, shown, next, patientIds, details: { shown: shown.length } }
      },
      show: async ({ shell }, { which, shown, next }) => (
        <UserListPage
          shell={shell}
          time={services.time}
          which={which}
          licenceWithinDays={licenceWithinDays}
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
              : `${paths.users()}?${new URLSearchParams({ ...(which === 'all' ? {} : { show: which }), cursor: services.cursors.seal(next) }).toString()}`
          }
        />
      ),
    }),
  )
}
