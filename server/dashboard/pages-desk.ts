import { readUnpublishedPages } from '../../models/queries/dashboard/dashboard-pages.ts'
import { pageState } from '../pages/page-state.ts'
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
      open: async () => ({
        desk: 'pages',
        total: pages[0]?.total ?? 0,
        pages: pages.map((page) => ({
          id: page.id,
          title: page.title,
          state: pageState(page.number, page.published_number, page.was_published),
          author: page.author_name,
          changedAt: page.created_at,
        })),
      }),
    }
  },
}
