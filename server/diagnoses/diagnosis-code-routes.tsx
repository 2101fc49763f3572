import { CodeTablePage } from '../../views/diagnoses/code-table-page.tsx'
import { said } from '../../views/words/said.ts'
import { staffCommandForm, staffFormPage } from '../http/faces/staff-operation-faces.ts'
import type { RouteTable } from '../http/routes/declared-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { countsOf } from './import-codes.ts'
import { codeSystemNames, codeSystems } from './code-systems.ts'
import { codeTableQuery, importDiagnosisCodes } from './table-operations.ts'

/** The table of diagnosis codes: what is in use, and importing another. */
export function diagnosisCodeRoutes(routes: RouteTable, services: Services): void {
  const { time } = services
  const page = staffFormPage(
    services,
    codeTableQuery,
    (visit, { systems, report }, { typed, errors }) => (
      <CodeTablePage
        shell={visit.shell}
        time={time}
        systems={systems.map((one) => ({
          ...one,
          name: codeSystemNames.find((name) => codeSystems[name] === one.system),
          changedAt: one.changed_at,
        }))}
        report={report?.changes === undefined ? report : { ...report, counts: countsOf(report.changes) }}
        typed={typed}
        errors={errors}
        asksForCode={visit.asksForCode}
        script={services.assets.url('file-text.js')}
      />
    ),
    ({ source, system, table }) => ({ source, system, table }),
  )
  routes.form(
    paths.diagnosisCodes(),
    staffCommandForm(services, importDiagnosisCodes, {
      codeOnForm: true,
      page,
      onlyAsks: ({ step }) => step === 'check',
      done: (_context, report) => ({
        to: paths.diagnosisCodes(),
        notice: said('diagnoses.notice.imported', countsOf(report.changes)),
      }),
    }),
  )
}
