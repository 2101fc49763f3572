import { SearchPage } from '../../../views/audit/search-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { eventGroups } from '../event-words.ts'
import { filtersRefused } from './filters-refused.ts'
import { listEntries } from '../log/list-entries.ts'
import { orderQuery } from '../log/read-order.ts'
import { addressOfSearch } from './find-searches.ts'
import { searchAddress, searchQuery } from '../search-address.ts'
import { exportForm, quickSearches, sortAddresses } from './search-links.ts'
import { searchLog } from './search-log.ts'

/** Searching the audit log. */
export function searchRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.audit(),
    staffQueryPage(
      services,
      searchLog,
      ({ req, clearance, shell }, { asked, order, typedOrder, page, chart, searches, ...found }) => {
        const { typed, errors } = asked
        const { patientId, recordNumbers } = found
        // Links name the patient by id, however their record was typed.
        const linked = patientId === undefined ? typed : { ...typed, patient: patientId }
        const query = searchQuery(linked, orderQuery(order))
        return {
          status: errors.length === 0 ? 200 : 422,
          page: (
            <SearchPage
              shell={shell}
              time={services.time}
              timeZone={services.time.timeZone}
              action={paths.audit()}
              typed={typed}
              errors={errors}
              eventGroups={eventGroups(shell.words)}
              order={typedOrder}
              sorting={{ ...order, hrefs: sortAddresses(linked, order) }}
              quickSearches={quickSearches(req.context.circumstances.local.date)}
              savedSearches={searches.map((search) => ({ text: search.name, href: addressOfSearch(search) }))}
              saveHref={`${paths.newSavedSearch()}?${query}`}
              printHref={`${paths.printAudit()}?${query}`}
              chart={chart}
              fullHistogramHref={
                chart?.capped === true
                  ? searchAddress(linked, { ...orderQuery(order), chart: 'full' })
                  : undefined
              }
              entries={listEntries(page.rows, linked, patientId, recordNumbers)}
              pages={linksOf(page, paths.audit(), Object.fromEntries(new URLSearchParams(query)))}
              exports={clearance.actor.permissions.has('audit.export') ? exportForm(typed) : undefined}
            />
          ),
        }
      },
      { unreadable: ({ asked }) => (asked.errors.length === 0 ? undefined : filtersRefused(asked)) },
    ),
  )
}
