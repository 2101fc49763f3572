import type { Transaction } from 'sequelize'
import { PageRevision } from '../../../models/pages/page-revision.ts'
import { Page } from '../../../models/pages/page.ts'
import { Refused } from '../../operations/refused.ts'
import type { HookedPage } from '../hooks.ts'

/** Takes a page for this transaction alone, so that changes of it come one after the other. @throws Refused */
export async function lockPage(pageId: string, transaction: Transaction): Promise<Page> {
  const page = await Page.findByPk(pageId, { transaction, lock: transaction.LOCK.UPDATE })
  if (page === null) {
    throw new Refused('no-such-revision')
  }
  return page
}

/** A revision of a page. @param which its number, or its id @throws Refused */
export async function revisionOf(
  page: Page,
  which: { readonly number: number } | { readonly id: string },
  transaction: Transaction,
): Promise<PageRevision> {
  const revision = await PageRevision.findOne({ where: { pageId: page.id, ...which }, transaction })
  if (revision === null) {
    throw new Refused('no-such-revision')
  }
  return revision
}

/** The newest revision of a page. */
export const latestOf = (page: Page, transaction: Transaction): Promise<PageRevision> =>
  revisionOf(page, { id: page.latestRevisionId ?? '' }, transaction)

/** A page as hooks are told about it, in this revision. */
export const hooked = (page: Page, { title, audience, number }: PageRevision): HookedPage => ({
  id: page.id,
  path: page.path,
  title,
  audience,
  revision: number,
})
