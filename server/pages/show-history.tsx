import type { ReactElement } from 'react'
import { readHistory, type RevisionListRow, type RevisionRow } from '../../models/queries/page-revisions.ts'
import type { FieldError } from '../../views/components/field.ts'
import { PageHistoryPage } from '../../views/pages/page-history-page.tsx'
import { listPage } from '../http/list-page.ts'
import type { StaffVisit } from '../http/staff-route.ts'
import { byFallingNumber } from '../lists/cursor.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

const byRevision = byFallingNumber((row: RevisionListRow) => row.number)

/** The page that lists the revisions of a page. */
export async function showHistory(
  services: Services,
  { shell, req, clearance }: StaffVisit,
  latest: RevisionRow,
  errors: readonly FieldError[] = [],
): Promise<ReactElement> {
  const { page_id: id, path, title, number, published_number: published } = latest
  const { rows, links } = await listPage(services, req, {
    keyset: byRevision,
    read: (before, limit) => readHistory(services.prepared, id, before, limit),
  })
  const { permissions } = clearance.actor
  const mayPublish = permissions.has('page.publish')
  return (
    <PageHistoryPage
      shell={shell}
      time={services.time}
      errors={errors}
      title={title}
      path={path}
      latest={number}
      published={published ?? undefined}
      revisions={rows.map((row) => ({
        number: row.number,
        title: row.title,
        savedBy: row.author_name,
        savedAt: row.created_at,
        publishedAt: row.published_at ?? undefined,
        href: paths.pageRevision(id, row.number),
      }))}
      editHref={paths.editPage(id)}
      listHref={paths.pages()}
      viewHref={published === null ? undefined : paths.page(path)}
      publishAction={mayPublish && published !== number ? paths.publishPage(id) : undefined}
      withdrawAction={mayPublish && published !== null ? paths.withdrawPage(id) : undefined}
      pages={links(paths.pageRevisions(id))}
    />
  )
}
