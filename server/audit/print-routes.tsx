import { isolated } from '../../views/isolated.ts'
import { searchAudit, type AuditListRow } from '../../models/queries/search-audit.ts'
import { PrintPage } from '../../views/audit/print-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { ProblemError } from '../http/errors.ts'
import { staffRoute } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { askedCriteria, filtersOnRecord } from './asked-criteria.ts'
import { chartOf } from './chart.ts'
import { filterProblem } from './filter-problem.ts'
import { listEntries, patientsShown } from './list-entries.ts'
import { orderQuery, readOrder } from './read-order.ts'
import { readRecordNumbers } from './record-numbers.ts'
import { searchAddress } from './search-address.ts'
import { filterNames } from './search-filters.ts'

/** So many events make some forty sheets; whoever needs more takes an export. */
const most = 1_000

/** What a search finds, on one page for paper: with its filters, and who had it printed and when. */
export function printRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.printAudit(),
    staffRoute(services, {
      action: 'audit.read',
      event: 'audit.printed',
      find: async ({ req, at }) => {
        const asked = await askedCriteria(services, req.query)
        const { order, errors } = readOrder(req.query)
        const { criteria, typed } = asked
        if (criteria === undefined || errors.length > 0) {
          throw new ProblemError(filterProblem({ typed, errors: [...asked.errors, ...errors] }))
        }
        const [found = [], chart] = await Promise.all([
          searchAudit(services.sequelize, criteria, { after: undefined, limit: most + 1, at, order }),
          chartOf(services, criteria, at, false),
        ])
        const rows: readonly AuditListRow[] = found.slice(0, most)
        const { patientId } = criteria
        return {
          typed,
          order,
          rows,
          chart,
          more: found.length > most,
          patientIds: [...new Set(rows.flatMap((row) => patientsShown(row, patientId)))],
          ...(patientId === undefined ? {} : { patientId }),
          details: { ...filtersOnRecord(asked), ...orderQuery(order), shown: rows.length },
        }
      },
      show: async ({ shell, clearance, at }, { typed, order, rows, chart, more, patientIds, patientId }) => {
        const entries = listEntries(rows, typed, patientId, await readRecordNumbers(patientIds))
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
            entries={entries}
            most={more ? most : undefined}
            chart={chart}
          />
        )
      },
    }),
  )
}
