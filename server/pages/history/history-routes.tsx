import { PageHistoryPage } from '../../../views/pages/page-history-page.tsx'
import { RevisionPage } from '../../../views/pages/revision-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { emptyForm } from '../../http/forms/forms.ts'
import { linksOf } from '../../http/page-links.ts'
import { staffCommandButton, staffFormPage, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import type { RecordedRequest } from '../../http/routes/signed-in-route.ts'
import type { OutputOf } from '../../operations/operation.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { prose } from '../markdown/prose.tsx'
import { publishPage, restorePageRevision, withdrawPublishedPage } from '../editing/publish-page.ts'
import { pageHistory } from './read-history.ts'
import { pageRevision } from './read-revision.ts'

const mayPublish = ({ clearance }: RecordedRequest) => clearance.actor.permissions.has('page.publish')

/** The revisions of a page: all of them listed, each by itself; an older one brought back, one published, the page withdrawn. */
export function historyRoutes(routes: RouteTable, services: Services): void {
  const history = (
    visit: RecordedRequest,
    { latest, revisions }: OutputOf<typeof pageHistory>,
    { errors } = emptyForm,
  ) => {
    const { page_id: id, path, title, number, published_number: published } = latest
    return (
      <PageHistoryPage
        shell={visit.shell}
        time={services.time}
        errors={errors}
        title={title}
        path={path}
        latest={number}
        published={published ?? undefined}
        revisions={revisions.rows.map((row) => ({
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
        publishAction={mayPublish(visit) && published !== number ? paths.publishPage(id) : undefined}
        withdrawAction={mayPublish(visit) && published !== null ? paths.withdrawPage(id) : undefined}
        pages={linksOf(revisions, paths.pageRevisions(id))}
      />
    )
  }
  const page = staffFormPage(services, pageHistory, history)

  routes.get(paths.pageRevisions.pattern, staffQueryPage(services, pageHistory, history))
  routes.get(
    paths.pageRevision.pattern,
    staffQueryPage(services, pageRevision, (visit, revision) => {
      const { page_id: id, path, number, published_number: published } = revision
      return (
        <RevisionPage
          shell={visit.shell}
          time={services.time}
          path={path}
          number={number}
          latest={revision.latest_number}
          published={published ?? undefined}
          title={revision.title}
          audience={revision.audience}
          inMenu={revision.in_menu}
          source={revision.body}
          savedBy={revision.author_name}
          savedAt={revision.created_at}
          publishedAt={revision.published_at ?? undefined}
          historyHref={paths.pageRevisions(id)}
          editHref={paths.editPage(id)}
          restoreAction={paths.restoreRevision(id, number)}
          publishAction={mayPublish(visit) && published !== number ? paths.publishPage(id) : undefined}
        >
          {prose(revision.body)}
        </RevisionPage>
      )
    }),
  )
  routes.post(
    paths.restoreRevision.pattern,
    staffCommandButton(services, restorePageRevision, {
      page,
      done: (_context, { id, revision }, { number: restored }) => ({
        to: paths.editPage(id),
        notice: said('pages.notice.revision-restored', { restored, revision }),
      }),
    }),
  )
  routes.post(
    paths.publishPage.pattern,
    staffCommandButton(services, publishPage, {
      page,
      done: (_context, { path, revision }) => ({
        to: paths.page(path),
        notice: said('pages.notice.revision-published', { revision }),
      }),
    }),
  )
  routes.post(
    paths.withdrawPage.pattern,
    staffCommandButton(services, withdrawPublishedPage, {
      page,
      done: (_context, { id }) => ({
        to: paths.pageRevisions(id),
        notice: said('pages.notice.page-withdrawn'),
      }),
    }),
  )
}
