import { z } from 'zod'
import type { RouteTable } from '../http/declared-route.ts'
import { wholeNumber } from '../operations/fields.ts'
import type { FormState } from '../http/forms.ts'
import { staffChange, type StaffRequest, type StaffVisit } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { changePage } from './change-page.ts'
import { findRevision, pageIdOf } from './page-of-request.ts'
import { changeOrProblem } from './page-problem.ts'
import { publishRevision, withdrawPage } from './publish-revision.ts'
import { showHistory } from './show-history.tsx'
import { said } from '../../views/words/said.ts'

/** The form names the revision that was looked at, so that nothing newer is published unseen. */
const publishSchema = z.object({
  revision: wholeNumber('the-number-of-a-revision', 1, 999_999_999).optional(),
})

/** Publishing a revision, and taking a page back from its readers. */
export function publishRoutes(routes: RouteTable, services: Services): void {
  const find = ({ req }: StaffRequest) => findRevision(services, req)
  const show = async (visit: StaffVisit, { errors }: FormState) =>
    showHistory(services, visit, (await find(visit)).revision, errors)

  routes.post(
    paths.publishPage.pattern,
    staffChange(services, {
      action: 'page.publish',
      event: 'page.published',
      viewEvent: 'page.history-viewed',
      schema: publishSchema,
      find,
      show,
      change: (request, { revision: number }) =>
        changeOrProblem(async () => {
          const { at, req } = request
          const receipt = await changePage(services, request, async (transaction) => {
            const asked = { pageId: pageIdOf(req), number, at }
            return [{ kind: 'published', page: await publishRevision(services, transaction, asked) }]
          })
          const { path, revision } = receipt.value
          return {
            receipt,
            to: paths.page(path),
            notice: said('pages.notice.revision-published', { revision }),
          }
        }),
    }),
  )

  routes.post(
    paths.withdrawPage.pattern,
    staffChange(services, {
      action: 'page.publish',
      event: 'page.withdrawn',
      viewEvent: 'page.history-viewed',
      schema: z.object({}),
      find,
      show,
      change: (request) =>
        changeOrProblem(async () => {
          const { at, req } = request
          const receipt = await changePage(services, request, async (transaction) => {
            const page = await withdrawPage(services, transaction, { pageId: pageIdOf(req), at })
            return [{ kind: 'withdrawn', page }]
          })
          const notice = said('pages.notice.page-withdrawn')
          return { receipt, to: paths.pageRevisions(receipt.value.id), notice }
        }),
    }),
  )
}
