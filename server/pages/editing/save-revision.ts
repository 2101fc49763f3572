import type { Transaction } from 'sequelize'
import { newId } from '../../../models/new-id.ts'
import { PageRevision } from '../../../models/pages/page-revision.ts'
import type { Page } from '../../../models/pages/page.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { RevisionOrigin, PageText } from '../create-page.ts'
import type { HookedPage } from '../hooks.ts'
import { hooked, latestOf, lockPage, revisionOf } from './lock-page.ts'

/** Somebody else saved the page in the meantime; what they wrote must be seen before it is put aside. */
const savedMeanwhile = (pageId: string, { authorId, createdAt }: PageRevision): OvertakenError =>
  new OvertakenError(
    { what: 'page', done: 'saved', by: authorId, at: createdAt },
    {
      next: { href: paths.pageRevisions(pageId), label: 'page-revisions' },
      about: { resource: { type: 'page', id: pageId } },
      comesBack: 'compare-texts',
    },
  )

async function addRevision(
  transaction: Transaction,
  pageId: string,
  { author, at }: RevisionOrigin,
  textAfter: (page: Page, latest: PageRevision) => Promise<PageText>,
): Promise<HookedPage> {
  const page = await lockPage(pageId, transaction)
  const latest = await latestOf(page, transaction)
  const { title, body, audience, inMenu } = await textAfter(page, latest)
  const revision = await PageRevision.create(
    {
      id: newId(),
      pageId,
      number: latest.number + 1,
      title,
      body,
      audience,
      inMenu,
      authorId: author.id,
      authorName: author.displayName,
      createdAt: at,
    },
    { transaction },
  )
  await page.update({ latestRevisionId: revision.id, updatedAt: at }, { transaction })
  return hooked(page, revision)
}

/**
 * Saves a text as the next revision of a page, a draft; what was there before is kept.
 * @param editedNumber the revision that the author had before them
 * @throws OvertakenError where that is no longer the newest; Refused
 */
export function saveRevision(
  transaction: Transaction,
  pageId: string,
  editedNumber: number,
  text: PageText,
  made: RevisionOrigin,
): Promise<HookedPage> {
  return addRevision(transaction, pageId, made, async (_page, latest) => {
    if (latest.number !== editedNumber) {
      throw savedMeanwhile(pageId, latest)
    }
    return text
  })
}

/**
 * Brings an older revision back as the newest, a draft.
 * @param seenNumber the newest revision that its reader had before them; a client that sends none is not asked
 * @throws OvertakenError where that is no longer the newest; Refused
 */
export function restoreRevision(
  transaction: Transaction,
  pageId: string,
  { number, seenNumber }: { number: number; seenNumber: number | undefined },
  made: RevisionOrigin,
): Promise<HookedPage> {
  return addRevision(transaction, pageId, made, async (page, latest) => {
    if (seenNumber !== undefined && seenNumber !== latest.number) {
      throw savedMeanwhile(pageId, latest)
    }
    return revisionOf(page, { number }, transaction)
  })
}
