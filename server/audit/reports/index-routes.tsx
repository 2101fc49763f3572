import { ReportIndexPage } from '../../../views/audit/reports/index-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { reportKinds, reportNames } from './catalogue.ts'
import { findReport } from './find-report.ts'

/** All reports on one page, and the way to those about one patient or one person. */
export function indexRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.reports(),
    staffQueryPage(services, findReport, ({ shell }, { typed, to, errors }) =>
      to === undefined
        ? {
            status: errors.length === 0 ? 200 : 422,
            page: (
              <ReportIndexPage
                shell={shell}
                reports={reportNames.map((name) => {
                  const { title, about, path } = reportKinds[name]
                  return { title, about, href: path }
                })}
                action={paths.reports()}
                typed={typed}
                errors={errors}
                byMailHref={paths.reportSubscriptions()}
              />
            ),
          }
        : { to },
    ),
  )
}
