import { readPageTree, type PageListRow } from '../../models/queries/pages.ts'
import { PageListPage } from '../../views/pages/page-list-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { listPage } from '../http/list-page.ts'
import { queryText } from '../http/query.ts'
import { staffRoute } from '../http/staff-route.ts'
import { byText } from '../lists/cursor.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { pageState } from './page-state.ts'

const byPath = byText((row: PageListRow) => row.path)

/** Every page with its state, for those who edit them. */
export function pageListRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.pages(),
    staffRoute(services, {
      action: 'page.edit',
      event: 'page.listed',
      find: async ({ req }) => {
        const which = queryText(req, 'show') === 'unpublished' ? ('unpublished' as const) : ('all' as const)
        const page = await listPage(services, req, {
          keyset: byPath,
          // A tree is read as a whole, in one line for each page: it is divided late.
          size: 100,
          read: (after, limit) => readPageTree(services.prepared, { which, after, limit }),
        })
        return { which, page, details: { shown: page.rows.length } }
      },
      show: async ({ shell }, { which, page }) => (
        <PageListPage
          shell={shell}
          time={services.time}
          newHref={paths.newPage()}
          which={which}
          allHref={paths.pages()}
          unpublishedHref={`${paths.pages()}?show=unpublished`}
          links={page.links(paths.pages(), which === 'all' ? {} : { show: which })}
          pages={page.rows.map((row) => ({
            id: row.id,
            path: row.path,
            title: row.title,
            audience: row.audience,
            inMenu: row.in_menu,
            state: pageState(row.number, row.published_number, row.was_published),
            savedAt: row.created_at,
            savedBy: row.author_name,
            editHref: paths.editPage(row.id),
            historyHref: paths.pageRevisions(row.id),
            viewHref: row.published_number === null ? undefined : paths.page(row.path),
          }))}
        />
      ),
    }),
  )
}
