import type { Audience } from '../../../server/access/audience.ts'
import type { PreparedQueries } from '../../prepared.ts'

/** A published page as readers see it. */
export type PublishedPageRow = {
  id: string
  path: string
  revision_id: string
  number: number
  title: string
  audience: Audience
  body: string
  published_at: Date
}

const published = {
  name: 'published-page',
  text: `
    SELECT p.id, p.path, r.id AS revision_id, r.number, r.title, r.audience, r.body, r.published_at
    FROM pages p JOIN page_revisions r ON r.id = p.published_revision_id
    WHERE p.path = $1`,
}

/** Reads what is published at a path; undefined where nothing is. */
export async function readPublishedPage(
  prepared: PreparedQueries,
  path: string,
): Promise<PublishedPageRow | undefined> {
  const [row] = await prepared.run<PublishedPageRow>(published, [path])
  return row
}

/** A published page that stands in the main menu. */
export type MenuPageRow = { path: string; title: string; audience: Audience; position: number }

const inMenu = {
  name: 'menu-pages',
  text: `
    SELECT p.path, r.title, r.audience, p.position
    FROM pages p JOIN page_revisions r ON r.id = p.published_revision_id
    WHERE r.in_menu ORDER BY p.position, p.path`,
}

/** Reads every page of the main menu, in its order. */
export const readMenuPages = (prepared: PreparedQueries): Promise<MenuPageRow[]> =>
  prepared.run<MenuPageRow>(inMenu, [])

/** A page as its editors see it in the list: by its newest revision. */
export type PageListRow = {
  id: string
  path: string
  number: number
  title: string
  audience: Audience
  in_menu: boolean
  author_name: string
  created_at: Date
  published_number: number | null
  was_published: boolean
}

const tree = {
  name: 'page-tree',
  text: `
    SELECT p.id, p.path, r.number, r.title, r.audience, r.in_menu, r.author_name, r.created_at,
      q.number AS published_number,
      EXISTS (SELECT FROM page_revisions o WHERE o.page_id = p.id AND o.published_at IS NOT NULL) AS was_published
    FROM pages p
    JOIN page_revisions r ON r.id = p.latest_revision_id
    LEFT JOIN page_revisions q ON q.id = p.published_revision_id
    WHERE string_to_array(p.path, '/') > string_to_array($1, '/')
      AND ($3::boolean OR p.published_revision_id IS DISTINCT FROM p.latest_revision_id)
    ORDER BY string_to_array(p.path, '/') LIMIT $2`,
}

/** Reads pages in the order of a tree, each before those under it. @param asked.after the path to go on after; empty begins */
export const readPageTree = (
  prepared: PreparedQueries,
  asked: { which: 'all' | 'unpublished'; after: string; limit: number },
): Promise<PageListRow[]> =>
  prepared.run<PageListRow>(tree, [asked.after, asked.limit, asked.which === 'all'])
