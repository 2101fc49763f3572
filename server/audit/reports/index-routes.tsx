import { ReportIndexPage } from '../../../views/audit/reports/index-page.tsx'
import type { FieldError } from '../../../views/components/field.ts'
import { alreadySent } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { queryText } from '../../http/query.ts'
import { render } from '../../http/render.ts'
import { staffRoute } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { findPatientId } from '../asked-criteria.ts'
import { findActor } from '../find-actor.ts'
import { reportKinds, reportNames } from './catalogue.ts'
import { said } from '../../../views/words/said.ts'

/** Whose report was asked for: an address to go to, or what is wrong with what was typed. */
type Wanted = { readonly to?: string; readonly errors: readonly FieldError[] }

async function wantedReport(services: Services, patient: string, user: string): Promise<Wanted> {
  if (patient !== '') {
    const id = await findPatientId(patient)
    return id === undefined
      ? { errors: [{ field: 'patient', message: said('audit.fault.no-record-number-check-2') }] }
      : { to: paths.patientReport(id), errors: [] }
  }
  if (user === '') {
    return { errors: [] }
  }
  const found = await findActor(services, user)
  const [id, ...others] = found?.ids ?? []
  if (found !== undefined && id === undefined) {
    return { errors: [{ field: 'user', message: said('audit.fault.nobody-had-name') }] }
  }
  return id === undefined || others.length > 0
    ? { errors: [{ field: 'user', message: said('audit.fault.several-people-name-type') }] }
    : { to: paths.userReport(id), errors: [] }
}

/** All reports on one page, and the way to those about one patient or one person. */
export function indexRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.reports(),
    staffRoute(services, {
      action: 'audit.read',
      event: 'audit.reports-viewed',
      find: async ({ req }) => {
        const patient = queryText(req, 'patient').trim()
        const user = queryText(req, 'user').trim()
        const wanted = await wantedReport(services, patient, user)
        return { patient, user, wanted, details: { found: wanted.to !== undefined } }
      },
      show: async ({ res, shell }, { patient, user, wanted }) => {
        if (wanted.to !== undefined) {
          return { to: wanted.to }
        }
        const page = (
          <ReportIndexPage
            shell={shell}
            reports={reportNames.map((name) => {
              const { title, about, path } = reportKinds[name]
              return { title, about, href: path }
            })}
            action={paths.reports()}
            typed={{ patient, user }}
            errors={wanted.errors}
            byMailHref={paths.reportSubscriptions()}
          />
        )
        render(res, page, wanted.errors.length === 0 ? 200 : 422)
        return alreadySent
      },
    }),
  )
}
