import { Temporal } from 'temporal-polyfill'
import { listUsers, userFilters, type UserRow } from '../../models/queries/list-users.ts'
import { UserListPage } from '../../views/security/user-list-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { listPage } from '../http/list-page.ts'
import { queryText } from '../http/query.ts'
import { staffRoute } from '../http/staff-route.ts'
import { byText } from '../lists/cursor.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

const byName = byText((row: UserRow) => row.username)

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
        const until = licenceUntil(req.context.circumstances.local.date)
        const page = await listPage(services, req, {
          keyset: byName,
          read: (after, limit) => listUsers(services.prepared, { which, licenceUntil: until, after, limit }),
          patientOf: (row) => row.patient_id,
        })
        return { which, page, patientIds: page.patientIds, details: { shown: page.rows.length } }
      },
      show: async ({ shell }, { which, page }) => (
        <UserListPage
          shell={shell}
          time={services.time}
          which={which}
          licenceWithinDays={licenceWithinDays}
          users={page.rows.map((row) => ({
            id: row.id,
            username: row.username,
            displayName: row.display_name,
            roleTitle: row.role_title,
            active: row.active,
            secondFactorRequired: row.second_factor_required,
            secondFactorEnrolled: row.second_factor_enrolled,
            lastSignInAt: row.last_sign_in_at,
          }))}
          pages={page.links(paths.users(), which === 'all' ? {} : { show: which })}
        />
      ),
    }),
  )
}
