import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { NumbersPage } from '../../../views/emergency-access/numbers-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { emergencyExport, emergencyNumbers } from './read-numbers.ts'

/** How often emergency access was used, by whom and why, and how it was reviewed; as a page and as a file. */
export function numbersRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.emergencyNumbers(),
    staffQueryPage(services, emergencyNumbers, ({ shell }, { period, numbers }) => {
      const query = new URLSearchParams({ from: period.firstDay, to: period.lastDay }).toString()
      return (
        <NumbersPage
          shell={shell}
          firstDay={period.firstDay}
          lastDay={period.lastDay}
          numbers={numbers}
          action={paths.emergencyNumbers()}
          listHref={paths.emergencyReviews()}
          exportHref={`${paths.emergencyExport()}?${query}`}
        />
      )
    }),
  )
  routes.get(
    paths.emergencyExport(),
    staffQueryPage(services, emergencyExport, ({ res }, { period, records }) => ({
      send: async () => {
        res.attachment(`medguard-emergency-access_${period.firstDay}_to_${period.lastDay}.csv`)
        res.setHeader('Content-Type', 'text/csv; charset=utf-8; header=present')
        await pipeline(Readable.from(records), res)
      },
    })),
  )
}
