import type { PreparedQueries } from '../../prepared.ts'

/** A page whose newest revision its readers do not see. */
export type UnpublishedPageRow = {
  readonly id: string
  readonly title: string
  readonly number: number
  readonly published_number: number | null
  readonly was_published: boolean
  readonly author_name: string
  readonly created_at: Date
  /** How many such pages there are. */
  readonly total: number
}

const statement = {
  name: 'dashboard-pages',
  text: `
    SELECT p.id, r.title, r.number, q.number AS published_number, r.author_name, r.created_at,
      EXISTS (SELECT FROM page_revisions o WHERE o.page_id = p.id AND o.published_at IS NOT NULL) AS was_published,
      (count(*) OVER ())::integer AS total
    FROM pages p
    JOIN page_revisions r ON r.id = p.latest_revision_id
    LEFT JOIN page_revisions q ON q.id = p.published_revision_id
    WHERE p.published_revision_id IS DISTINCT FROM p.latest_revision_id
    ORDER BY r.created_at DESC, r.id DESC LIMIT $1`,
}

/** Reads the pages that have something to publish, those changed last first. */
export const readUnpublishedPages = (
  prepared: PreparedQueries,
  limit: number,
): Promise<UnpublishedPageRow[]> => prepared.run<UnpublishedPageRow>(statement, [limit])
