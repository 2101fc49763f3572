import { UniqueConstraintError, type Transaction } from 'sequelize'
import { newId } from '../../models/new-id.ts'
import { PageRevision } from '../../models/pages/page-revision.ts'
import { Page } from '../../models/pages/page.ts'
import type { Audience } from '../access/audience.ts'
import type { Clock } from '../clock.ts'
import { Refused } from '../operations/refused.ts'
import type { HookedPage } from './hooks.ts'
import { isPagePath, parentPath } from './page-path.ts'

/** What a revision keeps: all that an author can change. */
export type PageText = {
  readonly title: string
  /** Markdown. */
  readonly body: string
  readonly audience: Audience
  readonly inMenu: boolean
}

/** Who wrote a revision; a page that comes with the house has no author but a name. */
export type Author = { readonly id: string | null; readonly displayName: string }

/** By whom and when a revision is written. */
export type RevisionOrigin = { readonly author: Author; readonly at: Date }

async function parentId(path: string, transaction: Transaction): Promise<string | null> {
  const above = parentPath(path)
  if (above === undefined) {
    return null
  }
  const parent = await Page.findOne({ where: { path: above }, attributes: ['id'], transaction })
  if (parent === null) {
    throw new Refused('page-above-missing', { values: { above } })
  }
  return parent.id
}

/**
 * Makes a page with its first revision, a draft, in the caller's transaction; the caller records it.
 * @throws Refused where the path is malformed or taken, or the page above it is missing
 */
export async function createPage(
  services: { readonly clock: Clock },
  transaction: Transaction,
  page: PageText & { readonly path: string },
  made: Pick<RevisionOrigin, 'author'> & Partial<RevisionOrigin>,
): Promise<HookedPage> {
  const { path, title, body, audience, inMenu } = page
  const { author, at = services.clock.now() } = made
  if (!isPagePath(path)) {
    throw new Refused('page-path-malformed')
  }
  const id = newId()
  const revisionId = newId()
  try {
    await Page.create(
      {
        id,
        parentId: await parentId(path, transaction),
        path,
        latestRevisionId: revisionId,
        createdAt: at,
        updatedAt: at,
      },
      { transaction, returning: false },
    )
  } catch (error) {
    if (error instanceof UniqueConstraintError) {
      throw new Refused('page-path-taken', { values: { path } })
    }
    throw error
  }
  await PageRevision.create(
    {
      id: revisionId,
      pageId: id,
      number: 1,
      title,
      body,
      audience,
      inMenu,
      authorId: author.id,
      authorName: author.displayName,
      createdAt: at,
    },
    { transaction, returning: false },
  )
  return { id, path, title, audience, revision: 1 }
}
