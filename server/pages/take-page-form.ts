import type { Transaction } from 'sequelize'
import type { Changed, Invalid } from '../http/answer.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import { clearRequest } from '../http/walk.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { changePage } from './change-page.ts'
import type { Made } from './create-page.ts'
import type { PageChange } from './hooks.ts'
import type { FormAction } from './page-form.ts'
import { changeOrProblem } from './page-problem.ts'
import { publishRevision } from './publish-revision.ts'
import { said } from '../../views/words/said.ts'

/**
 * Takes a page's form: saves a draft, saves and publishes, or changes nothing where a preview was asked for. Publishing
 * needs a right of its own.
 * @throws RefusalError, recorded
 */
export async function takePageForm(
  services: Services,
  request: StaffRequest,
  action: FormAction,
  save: (transaction: Transaction, made: Made) => Promise<PageChange>,
): Promise<Changed | Invalid> {
  if (action === 'preview') {
    return { errors: [] }
  }
  const { req, origin, at } = request
  const clearance =
    action === 'publish'
      ? await clearRequest(services, req, 'page.publish', 'page.published')
      : request.clearance
  return changeOrProblem(async () => {
    const receipt = await changePage(services, { clearance, origin, at }, async (transaction) => {
      const saved = await save(transaction, { author: clearance.actor, at })
      if (action === 'save') {
        return [saved]
      }
      const { id: pageId, revision: number } = saved.page
      const page = await publishRevision(services, transaction, { pageId, number, at })
      return [saved, { kind: 'published', page }]
    })
    const { id, path, revision } = receipt.value
    return action === 'publish'
      ? { receipt, to: paths.page(path), notice: said('pages.notice.revision-published', { revision }) }
      : { receipt, to: paths.editPage(id), notice: said('pages.notice.draft-saved', { revision }) }
  })
}
