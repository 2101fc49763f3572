import { z } from 'zod'
import { RevisionPage } from '../../views/pages/revision-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { wholeNumber } from '../operations/fields.ts'
import { staffChange, staffRoute, type StaffRequest } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { changePage } from './change-page.ts'
import { findRevision, pageIdOf, revisionNumberOf } from './page-of-request.ts'
import { changeOrProblem } from './page-problem.ts'
import { prose } from './prose.tsx'
import { restoreRevision } from './save-revision.ts'
import { showHistory } from './show-history.tsx'
import { said } from '../../views/words/said.ts'

/** The revisions of a page: all of them listed, each by itself, and an older one brought back. */
export function historyRoutes(routes: RouteTable, services: Services): void {
  const find = ({ req }: StaffRequest) => findRevision(services, req)

  routes.get(
    paths.pageRevisions.pattern,
    staffRoute(services, {
      action: 'page.edit',
      event: 'page.history-viewed',
      find,
      show: (visit, { revision }) => showHistory(services, visit, revision),
    }),
  )

  routes.get(
    paths.pageRevision.pattern,
    staffRoute(services, {
      action: 'page.edit',
      event: 'page.draft-viewed',
      find: ({ req }) => findRevision(services, req, revisionNumberOf(req)),
      show: async ({ shell, clearance }, { revision }) => {
        const { page_id: id, path, number, published_number: published } = revision
        const mayPublish = clearance.actor.permissions.has('page.publish')
        return (
          <RevisionPage
            shell={shell}
            time={services.time}
            path={path}
            number={number}
            latest={revision.latest_number}
            published={published ?? undefined}
            title={revision.title}
            audience={revision.audience}
            inMenu={revision.in_menu}
            source={revision.body}
            savedBy={revision.author_name}
            savedAt={revision.created_at}
            publishedAt={revision.published_at ?? undefined}
            historyHref={paths.pageRevisions(id)}
            editHref={paths.editPage(id)}
            restoreAction={paths.restoreRevision(id, number)}
            publishAction={mayPublish && published !== number ? paths.publishPage(id) : undefined}
          >
            {prose(revision.body)}
          </RevisionPage>
        )
      },
    }),
  )

  routes.post(
    paths.restoreRevision.pattern,
    staffChange(services, {
      action: 'page.edit',
      event: 'page.edited',
      viewEvent: 'page.history-viewed',
      schema: z.object({
        /** The newest revision that its reader had before them. */
        latest: wholeNumber('newest-revision', 1, 999_999_999).optional(),
      }),
      find,
      change: (request, { latest: seenNumber }) =>
        changeOrProblem(async () => {
          const restored = revisionNumberOf(request.req)
          const receipt = await changePage(services, request, async (transaction) => {
            const made = { author: request.clearance.actor, at: request.at }
            const page = await restoreRevision(
              transaction,
              pageIdOf(request.req),
              { number: restored, seenNumber },
              made,
            )
            return [{ kind: 'edited', page, restored }]
          })
          const { id, revision } = receipt.value
          const notice = said('pages.notice.revision-restored', { restored, revision })
          return { receipt, to: paths.editPage(id), notice }
        }),
      show: async (visit, { errors }) => showHistory(services, visit, (await find(visit)).revision, errors),
    }),
  )
}
