import type { Transaction } from 'sequelize'
import type { Services } from '../services.ts'
import type { HookedPage } from './hooks.ts'
import { hooked, latestOf, lockPage, revisionOf } from './lock-page.ts'
import { PageProblem } from './page-problem.ts'

type House = Pick<Services, 'pageMenu'>

/**
 * Publishes a revision of a page in the caller's transaction, which records it; the menu follows once it is committed.
 * @param asked.number the newest where it is left out
 * @throws PageProblem where that revision is published already; NotFound
 */
export async function publishRevision(
  services: House,
  transaction: Transaction,
  asked: { readonly pageId: string; readonly number?: number | undefined; readonly at: Date },
): Promise<HookedPage> {
  const { pageId, number, at } = asked
  const page = await lockPage(pageId, transaction)
  const revision =
    number === undefined ? await latestOf(page, transaction) : await revisionOf(page, { number }, transaction)
  if (page.publishedRevisionId === revision.id) {
    throw new PageProblem('form', `Revision ${revision.number} is published already.`)
  }
  await revision.update({ publishedAt: at }, { transaction })
  await page.update({ publishedRevisionId: revision.id, updatedAt: at }, { transaction })
  services.pageMenu.refreshAfter(transaction)
  return hooked(page, revision)
}

/**
 * Takes a page back from its readers; its revisions are kept.
 * @throws PageProblem where it is not published; NotFound
 */
export async function withdrawPage(
  services: House,
  transaction: Transaction,
  asked: { readonly pageId: string; readonly at: Date },
): Promise<HookedPage> {
  const page = await lockPage(asked.pageId, transaction)
  if (page.publishedRevisionId === null) {
    throw new PageProblem('form', 'This page is not published.')
  }
  const revision = await revisionOf(page, { id: page.publishedRevisionId }, transaction)
  await page.update({ publishedRevisionId: null, updatedAt: asked.at }, { transaction })
  services.pageMenu.refreshAfter(transaction)
  return hooked(page, revision)
}
