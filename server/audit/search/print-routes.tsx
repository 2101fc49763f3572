import { PrintPage } from '../../../views/audit/print-page.tsx'
import { isolated } from '../../../views/isolated.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { listEntries } from '../log/list-entries.ts'
import { printLog } from './print-log.ts'
import { orderQuery } from '../log/read-order.ts'
import { searchAddress } from '../search-address.ts'
import { filterNames } from '../search-filters.ts'

/** What a search finds, on one page for paper: with its filters, and who had it printed and when. */
export function printRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.printAudit(),
    staffQueryPage(services, printLog, ({ shell, clearance, at }, found) => {
      const { typed, order, rows, chart, cutAt, patientId, recordNumbers } = found
      return (
        <PrintPage
          shell={shell}
          time={services.time}
          timeZone={services.time.timeZone}
          backHref={searchAddress(typed, orderQuery(order))}
          filters={filterNames.flatMap((name) => {
            const text = typed[name]
            return text === undefined ? [] : [{ name, text }]
          })}
          order={order}
          madeBy={`${isolated(clearance.actor.displayName)} (${clearance.actor.role.title})`}
          madeAt={at}
          entries={listEntries(rows, typed, patientId, recordNumbers)}
          most={cutAt}
          chart={chart}
        />
      )
    }),
  )
}
