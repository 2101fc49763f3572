import type { Audience } from '../../../server/access/audience.ts'
import type { PreparedQueries } from '../../prepared.ts'

/** One state of a page's text, with what the page is at. */
export type RevisionRow = {
  page_id: string
  path: string
  latest_number: number
  published_number: number | null
  number: number
  title: string
  body: string
  audience: Audience
  in_menu: boolean
  author_name: string
  created_at: Date
  published_at: Date | null
}

const one = {
  name: 'page-revision',
  text: `
    SELECT p.id AS page_id, p.path, l.number AS latest_number, q.number AS published_number,
      r.number, r.title, r.body, r.audience, r.in_menu, r.author_name, r.created_at, r.published_at
    FROM pages p
    JOIN page_revisions l ON l.id = p.latest_revision_id
    LEFT JOIN page_revisions q ON q.id = p.published_revision_id
    JOIN page_revisions r ON r.page_id = p.id AND r.number = coalesce($2::integer, l.number)
    WHERE p.id = $1`,
}

/** Reads a revision of a page. @param number the newest where it is left out */
export async function readRevision(
  prepared: PreparedQueries,
  pageId: string,
  number?: number,
): Promise<RevisionRow | undefined> {
  const [row] = await prepared.run<RevisionRow>(one, [pageId, number ?? null])
  return row
}

/** A line of a page's history. */
export type RevisionListRow = Pick<
  RevisionRow,
  'number' | 'title' | 'author_name' | 'created_at' | 'published_at'
>

const history = {
  name: 'page-history',
  text: `
    SELECT number, title, author_name, created_at, published_at FROM page_revisions
    WHERE page_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3`,
}

/** Reads a page's revisions, the newest first. @param before the number to go on after */
export const readHistory = (
  prepared: PreparedQueries,
  pageId: string,
  before: number,
  limit: number,
): Promise<RevisionListRow[]> => prepared.run<RevisionListRow>(history, [pageId, before, limit])
