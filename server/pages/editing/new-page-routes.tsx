import { PageFormPage } from '../../../views/pages/page-form-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { isPreview, previewOf } from './page-preview.tsx'
import { createNewPage, newPage } from './save-page.ts'
import { whereSaved } from './where-saved.ts'

/** Writing a page that is not there yet. */
export function newPageRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.newPage(),
    staffCommandForm(services, createNewPage, {
      onlyAsks: (_values, typed) => isPreview(typed),
      page: staffFormPage(services, newPage, ({ shell, clearance }, _nothing, { typed, errors }) => (
        <PageFormPage
          shell={shell}
          heading="New page"
          typed={{ audience: 'staff', ...typed }}
          errors={errors}
          action={paths.newPage()}
          listHref={paths.pages()}
          mayPublish={clearance.actor.permissions.has('page.publish')}
          preview={previewOf(typed)}
        />
      )),
      done: (_context, saved) => whereSaved(saved),
    }),
  )
}
