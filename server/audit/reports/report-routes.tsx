import { ReportPage } from '../../../views/audit/reports/report-page.tsx'
import type { DeclaredRoute, RouteTable } from '../../http/routes/declared-route.ts'
import { wholeFile } from '../../http/faces/send-file.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { reportKinds, reportNames } from './catalogue.ts'
import { reportRefused, type ReportQuery } from './define-report.ts'
import { daysBefore, type Period } from './period.ts'
import { facilityReports, patientReport, userReport } from './reports.ts'

type ReportOnPage = {
  /** Where the report has no title of its own, since it could not be made. */
  readonly title: string
  readonly oneDay?: boolean
  /** What stands beside the heading. */
  readonly links?: readonly { readonly href: string; readonly text: string }[]
}

/** The days before and after. @param at where the same report is, of another period or in another form */
function neighbours(at: (query: Readonly<Record<string, string>>) => string, today: string, period: Period) {
  const next = daysBefore(period.from, -1)
  return {
    before: at({ date: daysBefore(period.from, 1) }),
    ...(next > today ? {} : { after: at({ date: next }) }),
  }
}

/** The page of a report, and with `format=csv` its table as a file. */
function reportRoute(
  services: Services,
  query: ReportQuery,
  { title, oneDay = false, links = [] }: ReportOnPage,
): DeclaredRoute {
  return staffQueryPage(
    services,
    query,
    ({ req, res, shell, clearance, at }, { asked, report, address, file }) => {
      if (file !== undefined) {
        return wholeFile(res, file)
      }
      const { period, typed, errors } = asked
      const addressOf = (said: Readonly<Record<string, string>>) =>
        `${address}?${new URLSearchParams(said).toString()}`
      const { date: today } = req.context.circumstances.local
      return {
        status: errors.length === 0 ? 200 : 422,
        page: (
          <ReportPage
            shell={shell}
            time={services.time}
            title={report?.title ?? title}
            report={report}
            action={address}
            oneDay={oneDay}
            typed={typed}
            errors={errors}
            csvHref={addressOf({ ...typed, format: 'csv' })}
            neighbours={oneDay && period !== undefined ? neighbours(addressOf, today, period) : {}}
            links={links}
            back={{ href: paths.reports(), label: 'Reports' }}
            madeBy={clearance.actor.displayName}
            madeAt={at}
            timeZone={services.time.timeZone}
          />
        ),
      }
    },
    {
      unreadable: ({ asked, address }) =>
        asked.errors.length === 0 ? undefined : reportRefused(asked, address),
    },
  )
}

/** Reports that are made from the audit log. */
export function madeReportRoutes(routes: RouteTable, services: Services): void {
  for (const name of reportNames) {
    const { title, usualDays, path } = reportKinds[name]
    const links = name === 'after-hours' ? [{ href: paths.facilityDay(), text: 'The facility’s day' }] : []
    const onPage = { title, oneDay: usualDays === 'one day', links }
    routes.get(path, reportRoute(services, facilityReports[name], onPage))
  }
  routes.get(
    paths.patientReport.pattern,
    reportRoute(services, patientReport, { title: 'Disclosures of a record' }),
  )
  routes.get(paths.userReport.pattern, reportRoute(services, userReport, { title: 'What somebody did' }))
}
