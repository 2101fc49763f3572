import type { RevisionRow } from '../../../models/queries/pages/page-revisions.ts'
import { PageFormPage } from '../../../views/pages/page-form-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { isPreview, previewOf } from './page-preview.tsx'
import { pageDraft } from '../history/read-revision.ts'
import { editPage } from './save-page.ts'
import { whereSaved } from './where-saved.ts'

/** What the form shows before anything is typed: the newest revision. */
const fieldsOf = ({ title, audience, in_menu, body }: RevisionRow): Record<string, string> => ({
  title,
  audience,
  ...(in_menu ? { inMenu: 'on' } : {}),
  body,
})

/** Editing a page: each save is a new revision, and two people who save at once both keep their text. */
export function editPageRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(services, pageDraft, ({ shell, clearance }, latest, { typed, errors }) => {
    const posted = typed['revision'] !== undefined
    const stale = posted && typed['revision'] !== String(latest.number)
    return (
      <PageFormPage
        shell={shell}
        heading={`Edit ${latest.title}`}
        typed={posted ? typed : fieldsOf(latest)}
        errors={errors}
        action={paths.editPage(latest.page_id)}
        listHref={paths.pages()}
        mayPublish={clearance.actor.permissions.has('page.publish')}
        preview={previewOf(typed)}
        existing={{
          path: latest.path,
          revision: latest.number,
          publishedRevision: latest.published_number,
          historyHref: paths.pageRevisions(latest.page_id),
          viewHref: latest.published_number === null ? undefined : paths.page(latest.path),
          theirs: stale
            ? {
                title: latest.title,
                body: latest.body,
                savedBy: latest.author_name,
                savedAt: services.time.dateTime(latest.created_at),
              }
            : undefined,
        }}
      />
    )
  })
  routes.form(
    paths.editPage.pattern,
    staffCommandForm(services, editPage, {
      page,
      onlyAsks: (_values, typed) => isPreview(typed),
      done: (_context, saved) => whereSaved(saved),
    }),
  )
}
