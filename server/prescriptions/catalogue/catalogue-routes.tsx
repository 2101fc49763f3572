import { CataloguePage } from '../../../views/prescriptions/catalogue/catalogue-page.tsx'
import { ImportMedicinesPage } from '../../../views/prescriptions/catalogue/import-medicines-page.tsx'
import { said } from '../../../views/words/said.ts'
import { wholeFile } from '../../http/faces/send-file.ts'
import { staffCommandForm, staffFormPage, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { filledFromNow } from '../../http/forms/filled-from.ts'
import { linksOf } from '../../http/page-links.ts'
import { refusedWords } from '../../http/words/refused-words.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { catalogueImportQuery, importMedicines } from './import-medicines.ts'
import { catalogueFileQuery, catalogueQuery } from './list-catalogue.ts'

/** The catalogue of medicines: looking things up, taking it along as a file, and replacing it by one. */
export function catalogueRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.catalogue(),
    staffQueryPage(services, catalogueQuery, ({ shell, clearance }, { result, show }) => (
      <CataloguePage
        shell={shell}
        time={services.time}
        medicines={result.page.rows}
        text={result.text}
        refused={result.refused && refusedWords(result.refused.code, result.refused.values).reason}
        show={show}
        pages={linksOf(result.page, paths.catalogue(), { q: result.text, show })}
        mayChange={clearance.actor.permissions.has('catalogue.manage')}
      />
    )),
  )

  routes.get(
    paths.catalogueFile(),
    staffQueryPage(services, catalogueFileQuery, ({ res, req }, text) =>
      wholeFile(res, {
        name: `medicines-${req.context.circumstances.local.date}.csv`,
        contentType: 'text/csv; charset=utf-8',
        text,
      }),
    ),
  )

  const page = staffFormPage(
    services,
    catalogueImportQuery,
    ({ shell, asksForCode }, { report, prescribable }, form) => (
      <ImportMedicinesPage
        shell={shell}
        script={services.assets.url('file-text.js')}
        report={report}
        prescribable={prescribable}
        was={report === undefined ? '' : filledFromNow({ ...form, typed: {} }, report.digest)}
        typed={form.typed}
        errors={form.errors}
        asksForCode={asksForCode}
      />
    ),
    ({ medicines, others }) => ({ medicines, others }),
  )
  routes.form(
    paths.importMedicines(),
    staffCommandForm(services, importMedicines, {
      codeOnForm: true,
      page,
      onlyAsks: ({ step }) => step === 'look',
      done: (_context, { difference: { added, changed, returned, withdrawn } }) => ({
        to: paths.catalogue(),
        notice: said('catalogue.notice.imported', {
          added: added.length,
          changed: changed.length + returned.length,
          withdrawn: withdrawn.length,
        }),
      }),
    }),
  )
}
