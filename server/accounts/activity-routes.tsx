import { readOwnActivity } from '../../models/queries/own-activity.ts'
import { ActivityPage } from '../../views/accounts/activity-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { listPage } from '../http/list-page.ts'
import { staffRoute } from '../http/staff-route.ts'
import { newestFirst } from '../lists/cursor.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { activityWords } from '../http/activity-words.ts'
import { browserWords } from './browser-words.ts'

/** A place that cannot be leads to the newest: nothing here is searched for. */
const newestOrAfter = { ...newestFirst, broken: 'start' } as const

/** What happened to one's own account. */
export function activityRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.activity(),
    staffRoute(services, {
      action: 'account.use',
      event: 'account.viewed',
      find: async () => ({}),
      show: async ({ req, shell, clearance }) => {
        const { id: userId, username } = clearance.actor
        const { rows, links } = await listPage(services, req, {
          keyset: newestOrAfter,
          read: (before, limit) => readOwnActivity(services.prepared, { userId, username, before, limit }),
        })
        return (
          <ActivityPage
            shell={shell}
            entries={rows.map((row) => ({
              id: row.id,
              at: row.occurred_at,
              what: activityWords(row),
              wentWrong: row.outcome !== 'success',
              device: row.user_agent === null ? undefined : browserWords(row.user_agent),
              address: row.by_others ? undefined : (row.address ?? undefined),
            }))}
            pages={links(paths.activity())}
          />
        )
      },
    }),
  )
}
