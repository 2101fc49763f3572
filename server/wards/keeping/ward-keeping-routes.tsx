import { NewWardPage } from '../../../views/wards/new-ward-page.tsx'
import { RenameWardPage } from '../../../views/wards/rename-ward-page.tsx'
import { WardListPage } from '../../../views/wards/ward-list-page.tsx'
import { said } from '../../../views/words/said.ts'
import { staffCommandForm, staffFormPage, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { formVersion } from '../../http/forms/form-version.ts'
import { linksOf } from '../../http/page-links.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { createWard, renameWard } from './keep-wards.ts'
import { newWardQuery, wardsQuery, wardToRenameQuery } from './read-wards.ts'

/** The wards and teams of the facility: making and renaming them. */
export function wardKeepingRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.wards(),
    staffQueryPage(services, wardsQuery, ({ shell }, { closed, page }) => (
      <WardListPage
        shell={shell}
        time={services.time}
        closed={closed}
        wards={page.rows.map((row) => ({
          id: row.id,
          kind: row.kind,
          name: row.name,
          members: row.members,
          closedAt: row.closed_at,
        }))}
        pages={linksOf(page, paths.wards(), closed ? { show: 'closed' } : {})}
      />
    )),
  )
  routes.form(
    paths.newWard(),
    staffCommandForm(services, createWard, {
      codeOnForm: true,
      page: staffFormPage(services, newWardQuery, ({ shell, asksForCode }, _nothing, { typed, errors }) => (
        <NewWardPage shell={shell} typed={typed} errors={errors} asksForCode={asksForCode} />
      )),
      done: (_context, id, { kind }) => ({
        to: paths.keptWard(id),
        notice: said('wards.notice.made', { kind }),
      }),
    }),
  )
  routes.form(
    paths.editWard.pattern,
    staffCommandForm(services, renameWard, {
      codeOnForm: true,
      page: staffFormPage(services, wardToRenameQuery, ({ shell, asksForCode }, ward, form) => (
        <RenameWardPage
          shell={shell}
          ward={ward}
          {...formVersion(form, ward.version)}
          typed={{ name: ward.name, ...form.typed }}
          errors={form.errors}
          asksForCode={asksForCode}
        />
      )),
      done: (_context, id) => ({ to: paths.keptWard(id), notice: said('wards.notice.renamed') }),
    }),
  )
}
