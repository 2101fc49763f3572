import { ReportPage } from '../../../views/audit/reports/report-page.tsx'
import type { Report } from '../../../views/audit/reports/report.ts'
import { alreadySent, type Shown } from '../../http/answer.ts'
import type { DeclaredRoute } from '../../http/declared-route.ts'
import { ProblemError } from '../../http/errors.ts'
import { wantsJson } from '../../http/problem.tsx'
import { queryText } from '../../http/query.ts'
import { render } from '../../http/render.ts'
import { staffRoute, type StaffRequest, type StaffVisit } from '../../http/staff-route.ts'
import type { ActionChoice } from '../../http/walk.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import type { MadeReport } from './catalogue.ts'
import { daysBefore, readDate, readPeriod, type AskedPeriod, type Period } from './period.ts'
import { reportCsv } from './report-csv.ts'
import { actorOf } from '../actor-of.ts'
import { said } from '../../../views/words/said.ts'

/** One report as the routes know it. */
export type RoutedReport = {
  /** As audit rows and file names say it. */
  readonly name: string
  readonly title: string
  readonly usualDays: 'one day' | number
  /** The longest period in days. */
  readonly longest: number
  readonly make: (services: Services, period: Period, request: StaffRequest) => Promise<MadeReport>
  /** What stands beside the heading. */
  readonly links?: readonly { readonly href: string; readonly text: string }[]
}

const formats = ['', 'csv']

const askedFor = (
  services: Services,
  { req }: StaffRequest,
  { usualDays, longest }: RoutedReport,
): AskedPeriod => {
  const today = req.context.circumstances.local.date
  return usualDays === 'one day'
    ? readDate(req.query, services.time, today)
    : readPeriod(req.query, services.time, today, { days: usualDays, longest })
}

/** Where the same report is, of another period or in another form. */
const addressOf = (req: StaffRequest['req'], query: Readonly<Record<string, string>>): string =>
  `${req.path}?${new URLSearchParams(query).toString()}`

function neighbours(req: StaffRequest['req'], { usualDays }: RoutedReport, period: Period | undefined) {
  if (period === undefined || usualDays !== 'one day') {
    return {}
  }
  const today = req.context.circumstances.local.date
  const next = daysBefore(period.from, -1)
  return {
    before: addressOf(req, { date: daysBefore(period.from, 1) }),
    ...(next > today ? {} : { after: addressOf(req, { date: next }) }),
  }
}

/** That a report leaves as a file is an event of its own, written before the file. */
async function sendCsv(
  services: Services,
  visit: StaffVisit,
  { name }: RoutedReport,
  report: Report,
): Promise<Shown> {
  const { clearance, origin, receipt, res, req } = visit
  const { actor, person } = clearance
  await services.trail.append({
    event: 'audit.report-exported',
    outcome: 'success',
    actor: actorOf(actor),
    sessionId: person.sessionId,
    origin,
    resource: { type: 'audit-event', id: receipt.eventId },
    details: { report: name, rows: report.table.rows.length },
  })
  res.attachment(`medguard-${name}_${req.context.circumstances.local.date}.csv`)
  res.setHeader('Content-Type', 'text/csv; charset=utf-8; header=present')
  res.end(reportCsv(report.table))
  return alreadySent
}

/** As a page a report is read; as a file it leaves the house like any other export. */
const readOrTaken: ActionChoice = {
  of: ['audit.read', 'audit.export'],
  pick: (_actor, req) => (queryText(req, 'format') === 'csv' ? 'audit.export' : 'audit.read'),
}

/** The page of a report, and with `format=csv` its table as a file. */
export function reportRoute(services: Services, routed: RoutedReport): DeclaredRoute {
  return staffRoute(services, {
    action: readOrTaken,
    event: 'audit.report-viewed',
    find: async (request) => {
      const { req } = request
      const format = queryText(req, 'format')
      const asked = askedFor(services, request, routed)
      const errors = formats.includes(format)
        ? asked.errors
        : [...asked.errors, { field: 'format', message: said('audit.fault.report-comes-page-csv') }]
      if (errors.length > 0 && (format !== '' || wantsJson(req))) {
        throw new ProblemError({
          status: 422,
          code: 'report-not-understood',
          heading: said('audit.problem.report-not-made'),
          reason: errors.map(({ field, message }) => said('http.problem.field-fault', { field, message })),
          wayOut: [{ href: req.path, label: said('audit.problem.open-report') }],
        })
      }
      const { period } = asked
      const report = period === undefined ? undefined : await routed.make(services, period, request)
      const patientIds = report?.patientIds ?? []
      return {
        asked,
        report,
        format,
        patientIds,
        details: {
          report: routed.name,
          ...(period === undefined ? {} : { from: period.from, to: period.to }),
          ...(format === '' ? {} : { format }),
        },
      }
    },
    show: async (visit, { asked, report, format }) => {
      const { req, res, shell, clearance, at } = visit
      if (report !== undefined && format === 'csv') {
        return sendCsv(services, visit, routed, report)
      }
      const page = (
        <ReportPage
          shell={shell}
          time={services.time}
          title={report?.title ?? routed.title}
          report={report}
          action={req.path}
          oneDay={routed.usualDays === 'one day'}
          typed={asked.typed}
          errors={asked.errors}
          csvHref={addressOf(req, { ...asked.typed, format: 'csv' })}
          neighbours={neighbours(req, routed, asked.period)}
          links={routed.links ?? []}
          back={{ href: paths.reports(), label: 'Reports' }}
          madeBy={clearance.actor.displayName}
          madeAt={at}
          timeZone={services.time.timeZone}
        />
      )
      render(res, page, asked.errors.length === 0 ? 200 : 422)
      return alreadySent
    },
  })
}
