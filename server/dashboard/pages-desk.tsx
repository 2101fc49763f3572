import { readUnpublishedPages } from '../../models/queries/dashboard-pages.ts'
import { PagesDesk } from '../../views/dashboard/pages-desk.tsx'
import { pageState } from '../pages/page-state.ts'
import { paths } from '../paths.ts'
import type { Desk } from './desk.ts'

const shown = 5

/** The pages that have something to publish. */
export const pagesDesk: Desk = {
  name: 'pages',
  suits: (actor) => actor.permissions.has('page.edit'),
  find: async (services) => {
    const pages = await readUnpublishedPages(services.prepared, shown)
    return {
      patientIds: [],
      show: async () => (
        <PagesDesk
          time={services.time}
          total={pages[0]?.total ?? 0}
          pages={pages.map((page) => ({
            id: page.id,
            title: page.title,
            state: pageState(page.number, page.published_number, page.was_published),
            author: page.author_name,
            changedAt: page.created_at,
          }))}
          links={{
            edit: paths.editPage,
            pages: paths.pages(),
            unpublished: `${paths.pages()}?show=unpublished`,
            newPage: paths.newPage(),
          }}
        />
      ),
    }
  },
}
