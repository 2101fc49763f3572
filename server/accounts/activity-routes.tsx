import { readOwnActivity } from '../../models/queries/own-activity.ts'
import { ActivityPage } from '../../views/accounts/activity-page.tsx'
import { cursorText, readCursor } from '../audit/place-cursor.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { staffRoute } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { activityWords } from '../http/activity-words.ts'
import { browserWords } from './browser-words.ts'

const pageSize = 30

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
        const after = readCursor(services.cursors.from(req))
        const rows = await readOwnActivity(services.prepared, {
          userId,
          username,
          after,
          limit: pageSize + 1,
        })
        const shown = rows.slice(0, pageSize)
        const last = rows.length > pageSize ? shown.at(-1) : undefined
        return (
          <ActivityPage
            shell={shell}
            time={services.time}
            entries={shown.map((row) => ({
              id: row.id,
              at: row.occurred_at,
              what: activityWords(row),
              wentWrong: row.outcome !== 'success',
              device: row.user_agent === null ? undefined : browserWords(row.user_agent),
              address: row.by_others ? undefined : (row.address ?? undefined),
            }))}
            newest={after === undefined ? undefined : paths.activity()}
            older={
              last === undefined
                ? undefined
                : paths.activity(services.cursors.seal(cursorText({ occurredAt: last.place, id: last.id })))
            }
          />
        )
      },
    }),
  )
}
