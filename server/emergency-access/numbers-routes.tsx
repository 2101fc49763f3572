import { limits } from '../../config/security.ts'
import { readEmergencyNumbers, readPatientsOfGrants } from '../../models/queries/emergency-numbers.ts'
import { NumbersPage } from '../../views/emergency-access/numbers-page.tsx'
import { alreadySent } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { staffRoute } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { sendGrants } from './export-grants.ts'
import { askedPeriod } from './numbers-period.ts'

const hourMs = 3_600_000

/** How often emergency access was used, by whom and why, and how it was reviewed; as a page and as a file. */
export function numbersRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.emergencyNumbers(),
    staffRoute(services, {
      action: 'emergency-access.review',
      event: 'emergency-access.numbers-viewed',
      find: async ({ req }) => {
        const { firstDay, lastDay } = askedPeriod(services, req)
        return { details: { from: firstDay, to: lastDay } }
      },
      show: async ({ shell, req, at }) => {
        const period = askedPeriod(services, req)
        const rows = await readEmergencyNumbers(services.prepared, {
          from: period.from,
          until: period.until,
          timeZone: services.time.timeZone,
          overdueBefore: new Date(at.getTime() - limits.emergencyReviewHours * hourMs),
          reviewHours: limits.emergencyReviewHours,
        })
        const query = new URLSearchParams({ from: period.firstDay, to: period.lastDay }).toString()
        return (
          <NumbersPage
            shell={shell}
            firstDay={period.firstDay}
            lastDay={period.lastDay}
            numbers={rows.map(({ own_work: ownWork, in_time: inTime, ...row }) => ({
              ...row,
              ownWork,
              inTime,
            }))}
            action={paths.emergencyNumbers()}
            listHref={paths.emergencyReviews()}
            exportHref={`${paths.emergencyExport()}?${query}`}
          />
        )
      },
    }),
  )
  routes.get(
    paths.emergencyExport(),
    staffRoute(services, {
      action: 'emergency-access.export',
      event: 'emergency-access.exported',
      find: async ({ req }) => {
        const period = askedPeriod(services, req)
        const patientIds = await readPatientsOfGrants(services.prepared, period.from, period.until)
        const details = { from: period.firstDay, to: period.lastDay, format: 'csv' }
        return { period, patientIds, details }
      },
      show: async ({ res }, { period }) => {
        await sendGrants(services, res, period)
        return alreadySent
      },
    }),
  )
}
