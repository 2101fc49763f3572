import { readPageTree } from '../../models/queries/pages.ts'
import { PageListPage } from '../../views/pages/page-list-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { queryText } from '../http/query.ts'
import { staffRoute } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { pageState } from './page-state.ts'

const pageSize = 100

/** Every page with its state, for those who edit them. */
export function pageListRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.pages(),
    staffRoute(services, {
      action: 'page.edit',
      event: 'page.listed',
      find: async ({ req }) => {
        const which = queryText(req, 'show') === 'unpublished' ? ('unpublished' as const) : ('all' as const)
        const after = services.cursors.from(req)
        const rows = await readPageTree(services.prepared, { which, after, limit: pageSize + 1 })
        const shown = rows.slice(0, pageSize)
        return { which, shown, more: rows.length > pageSize, details: { shown: shown.length } }
      },
      show: async ({ shell }, { which, shown, more }) => {
        const last = more ? shown.at(-1) : undefined
        return (
          <PageListPage
            shell={shell}
            time={services.time}
            newHref={paths.newPage()}
            which={which}
            allHref={paths.pages()}
            unpublishedHref={`${paths.pages()}?show=unpublished`}
            next={
              last === undefined
                ? undefined
                : `${paths.pages()}?${new URLSearchParams({ ...(which === 'all' ? {} : { show: which }), cursor: services.cursors.seal(last.path) }).toString()}`
            }
            pages={shown.map((row) => ({
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
        )
      },
    }),
  )
}
