import type { ReactElement } from 'react'
import { readHistory, type RevisionRow } from '../../models/queries/page-revisions.ts'
import type { FieldError } from '../../views/components/field.ts'
import { PageHistoryPage } from '../../views/pages/page-history-page.tsx'
import type { StaffVisit } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

const pageSize = 50

const beyondLast = 2_147_483_647

/** The number before which the list goes on; anything that is none begins at the newest. */
const cursorOf = (text: string): number => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : beyondLast)

/** The page that lists the revisions of a page. */
export async function showHistory(
  services: Services,
  { shell, req, clearance }: StaffVisit,
  latest: RevisionRow,
  errors: readonly FieldError[] = [],
): Promise<ReactElement> {
  const { page_id: id, path, title, number, published_number: published } = latest
  const rows = await readHistory(services.prepared, id, cursorOf(services.cursors.from(req)), pageSize + 1)
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined
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
      revisions={rows.slice(0, pageSize).map((row) => ({
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
      older={
        last === undefined
          ? undefined
          : `${paths.pageRevisions(id)}?cursor=${services.cursors.seal(String(last.number))}`
      }
    />
  )
}
