import { PageListPage } from '../../views/pages/page-list-page.tsx'
import type { RouteTable } from '../http/routes/declared-route.ts'
import { linksOf } from '../http/page-links.ts'
import { staffQueryPage } from '../http/faces/staff-operation-faces.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { listPages } from './list-pages.ts'
import { pageState } from './page-state.ts'

/** Every page with its state, for those who edit them. */
export function pageListRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.pages(),
    staffQueryPage(services, listPages, ({ shell }, { which, page }) => (
      <PageListPage
        shell={shell}
        time={services.time}
        newHref={paths.newPage()}
        which={which}
        allHref={paths.pages()}
        unpublishedHref={`${paths.pages()}?show=unpublished`}
        links={linksOf(page, paths.pages(), which === 'all' ? {} : { show: which })}
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
    )),
  )
}
