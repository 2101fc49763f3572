import type { Transaction } from 'sequelize'
import { readNewestDeed } from '../../../models/queries/http/newest-deed.ts'
import type { Page } from '../../../models/pages/page.ts'
import { Refused } from '../../operations/refused.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import type { HookedPage } from '../hooks.ts'
import { hooked, latestOf, lockPage, revisionOf } from './lock-page.ts'

type NeededServices = Pick<Services, 'pageMenu' | 'prepared'>

/** Says who has published or withdrawn a page before, as the audit log has it. A draft was never published by anybody. */
async function doneMeanwhile(
  { prepared }: NeededServices,
  transaction: Transaction,
  { id, path, publishedRevisionId }: Page,
  asked: { event: 'page.published' | 'page.withdrawn'; revision?: number; since: Date },
): Promise<OvertakenError | Refused> {
  const { event, revision, since } = asked
  const resource = { type: 'page', id }
  const deed = await readNewestDeed(prepared.within(transaction), { events: [event], resource, since })
  if (deed === undefined && event === 'page.withdrawn') {
    return new Refused('page-not-published')
  }
  const done = event === 'page.published' ? 'published' : 'withdrawn'
  return new OvertakenError(
    {
      ...(revision === undefined
        ? { what: 'page' }
        : { what: 'page-revision', values: { number: String(revision) } }),
      done,
      by: deed?.by ?? null,
      at: deed?.at ?? null,
    },
    {
      next:
        publishedRevisionId === null
          ? { href: paths.pageRevisions(id), label: 'page-revisions' }
          : { href: paths.page(path), label: 'page' },
      about: { resource },
    },
  )
}

/**
 * Publishes a revision of a page in the caller's transaction, which records it; the menu follows once it is committed.
 * @param asked.number the newest where it is left out
 * @throws OvertakenError where that revision is published already; Refused
 */
export async function publishRevision(
  services: NeededServices,
  transaction: Transaction,
  asked: { readonly pageId: string; readonly number?: number | undefined; readonly at: Date },
): Promise<HookedPage> {
  const { pageId, number, at } = asked
  const page = await lockPage(pageId, transaction)
  const revision =
    number === undefined ? await latestOf(page, transaction) : await revisionOf(page, { number }, transaction)
  if (page.publishedRevisionId === revision.id) {
    throw await doneMeanwhile(services, transaction, page, {
      event: 'page.published',
      revision: revision.number,
      since: revision.publishedAt ?? revision.createdAt,
    })
  }
  await revision.update({ publishedAt: at }, { transaction })
  await page.update({ publishedRevisionId: revision.id, updatedAt: at }, { transaction })
  services.pageMenu.refreshAfter(transaction)
  return hooked(page, revision)
}

/**
 * Takes a page back from its readers; its revisions are kept.
 * @throws OvertakenError where it is not published; Refused
 */
export async function withdrawPage(
  services: NeededServices,
  transaction: Transaction,
  asked: { readonly pageId: string; readonly at: Date },
): Promise<HookedPage> {
  const page = await lockPage(asked.pageId, transaction)
  if (page.publishedRevisionId === null) {
    throw await doneMeanwhile(services, transaction, page, {
      event: 'page.withdrawn',
      since: page.createdAt,
    })
  }
  const revision = await revisionOf(page, { id: page.publishedRevisionId }, transaction)
  await page.update({ publishedRevisionId: null, updatedAt: asked.at }, { transaction })
  services.pageMenu.refreshAfter(transaction)
  return hooked(page, revision)
}
