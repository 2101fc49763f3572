import { ActivityPage } from '../../../views/accounts/own/activity-page.tsx'
import { activityTitle } from '../../http/words/activity-words.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { browserWords } from '../browser-words.ts'
import { ownActivity } from './own-activity.ts'

/** What happened to one's own account. */
export function activityRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.activity(),
    staffQueryPage(services, ownActivity, ({ shell }, page) => (
      <ActivityPage
        shell={shell}
        entries={page.rows.map((row) => ({
          id: row.id,
          at: row.occurred_at,
          what: shell.words.tell(activityTitle(row)),
          wentWrong: row.outcome !== 'success',
          device: row.user_agent === null ? undefined : browserWords(shell.words, row.user_agent),
          address: row.by_others ? undefined : (row.address ?? undefined),
        }))}
        pages={linksOf(page, paths.activity())}
      />
    )),
  )
}
