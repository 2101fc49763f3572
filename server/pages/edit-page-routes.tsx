import type { RevisionRow } from '../../models/queries/page-revisions.ts'
import { PageFormPage } from '../../views/pages/page-form-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import type { FormState } from '../http/forms.ts'
import { restoredForm } from '../http/restored-form.ts'
import { staffChange, staffRoute, type StaffRequest, type StaffVisit } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { editPageSchema } from './page-form.ts'
import { findRevision, pageIdOf } from './page-of-request.ts'
import { prose } from './prose.tsx'
import { saveRevision } from './save-revision.ts'
import { takePageForm } from './take-page-form.ts'

/** What the form shows before anything is typed: the newest revision. */
const fieldsOf = ({ title, audience, in_menu, body }: RevisionRow): Record<string, string> => ({
  title,
  audience,
  ...(in_menu ? { inMenu: 'on' } : {}),
  body,
})

/** Editing a page: each save is a new revision, and two people who save at once both keep their text. */
export function editPageRoutes(routes: RouteTable, services: Services): void {
  const find = ({ req }: StaffRequest) => findRevision(services, req)

  const page = ({ shell, clearance }: StaffVisit, latest: RevisionRow, { typed, errors }: FormState) => {
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
        preview={typed['action'] === 'preview' ? prose(typed['body'] ?? '') : undefined}
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
  }

  routes.form(paths.editPage.pattern, {
    show: staffRoute(services, {
      action: 'page.edit',
      event: 'page.draft-viewed',
      find,
      show: async (visit, { revision }) => {
        const reader = { actor: visit.clearance.actor, shell: visit.shell }
        const { form, shell } = await restoredForm(services, visit.req, reader)
        return page({ ...visit, shell }, revision, form)
      },
    }),
    submit: staffChange(services, {
      action: 'page.edit',
      event: 'page.edited',
      viewEvent: 'page.draft-viewed',
      schema: editPageSchema,
      find,
      change: (request, { action, revision, ...text }) =>
        takePageForm(services, request, action, async (transaction, made) => ({
          kind: 'edited',
          page: await saveRevision(transaction, pageIdOf(request.req), revision, text, made),
        })),
      show: async (visit, form) => page(visit, (await find(visit)).revision, form),
    }),
  })
}
