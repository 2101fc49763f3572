import { PageFormPage } from '../../views/pages/page-form-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { staffForm } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { createPage } from './create-page.ts'
import { newPageSchema } from './page-form.ts'
import { prose } from './prose.tsx'
import { takePageForm } from './take-page-form.ts'

/** Writing a page that is not there yet. */
export function newPageRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.newPage(),
    staffForm(services, {
      action: 'page.edit',
      event: 'page.created',
      viewEvent: 'page.draft-viewed',
      schema: newPageSchema,
      change: (request, { action, ...page }) =>
        takePageForm(services, request, action, async (transaction, made) => ({
          kind: 'created',
          page: await createPage(services, transaction, page, made),
        })),
      show: async ({ shell, clearance }, { typed, errors }) => (
        <PageFormPage
          shell={shell}
          heading="New page"
          typed={{ audience: 'staff', ...typed }}
          errors={errors}
          action={paths.newPage()}
          listHref={paths.pages()}
          mayPublish={clearance.actor.permissions.has('page.publish')}
          preview={typed['action'] === 'preview' ? prose(typed['body'] ?? '') : undefined}
        />
      ),
    }),
  )
}
