import { UserListPage } from '../../../views/administration/user-list-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { licenceWithinDays, usersQuery } from '../list-accounts.ts'

/** Who has an account. */
export function userListRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.users(),
    staffQueryPage(services, usersQuery, ({ shell }, { concern, page }) => (
      <UserListPage
        shell={shell}
        time={services.time}
        which={concern}
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
        pages={linksOf(page, paths.users(), concern === 'all' ? {} : { show: concern })}
      />
    )),
  )
}
