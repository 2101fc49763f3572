import { auditSorts, type AuditOrder } from '../../models/queries/audit-sort.ts'
import { searchAudit, type AuditListRow } from '../../models/queries/search-audit.ts'
import type { LinkedText } from '../../views/audit/event-entry.ts'
import type { ExportForm } from '../../views/audit/export-panel.tsx'
import { SearchPage } from '../../views/audit/search-page.tsx'
import { alreadySent } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { longestCursor } from '../http/sealed-cursors.ts'
import { ProblemError } from '../http/errors.ts'
import { wantsJson } from '../http/problem.tsx'
import { queryText } from '../http/query.ts'
import { render } from '../http/render.ts'
import { staffRoute, type StaffRequest } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { askedCriteria, filtersOnRecord, type Asked } from './asked-criteria.ts'
import { chartOf } from './chart.ts'
import { eventGroups } from './event-words.ts'
import { exportReasons, longestReason } from './exports/export-reason.ts'
import { filterProblem } from './filter-problem.ts'
import { listEntries, patientsShown } from './list-entries.ts'
import { cursorText, readCursor } from './place-cursor.ts'
import { firstDirection, orderQuery, readOrder } from './read-order.ts'
import { readRecordNumbers } from './record-numbers.ts'
import { addressOfSearch, findSearches } from './saved-searches/find-searches.ts'
import { searchAddress, searchQuery } from './search-address.ts'

const pageSize = 50

const startAgain = {
  field: 'form',
  message: 'This page of the log cannot be found. Search again to begin with the newest.',
}

type AskedPage = {
  readonly asked: Asked
  readonly order: AuditOrder
  readonly after: ReturnType<typeof readCursor>
  readonly rows: Awaited<ReturnType<typeof searchAudit>> & object
  readonly chart?: Awaited<ReturnType<typeof chartOf>> | undefined
}

/** Reads what is asked for, with the page to go on from; an unreadable page is an error like an unreadable filter. */
async function askedPage(services: Services, { req, at }: StaffRequest): Promise<AskedPage> {
  const asked = await askedCriteria(services, req.query)
  const after = readCursor(services.cursors.from(req))
  const { order, errors: orderErrors } = readOrder(req.query)
  const { criteria, typed, errors } = asked
  const unreadable = queryText(req, 'cursor', longestCursor) !== '' && after === undefined
  if (criteria === undefined || unreadable || orderErrors.length > 0) {
    const page: Asked = { typed, errors: [...errors, ...orderErrors, ...(unreadable ? [startAgain] : [])] }
    return { asked: page, order, after, rows: [] }
  }
  const full = queryText(req, 'chart') === 'full'
  const [rows, chart] = await Promise.all([
    searchAudit(services.sequelize, criteria, { after, limit: pageSize + 1, order }),
    after === undefined ? chartOf(services, criteria, at, full) : undefined,
  ])
  return rows === undefined
    ? { asked: { typed, errors: [startAgain] }, order, after, rows: [] }
    : { asked, order, after, rows, chart }
}

/** The same search sorted by each column; by the one it is sorted by already, the other way round. */
function sortAddresses(typed: Asked['typed'], order: AuditOrder): ReadonlyMap<string, string> {
  return new Map(
    auditSorts.map((sort) => {
      const other = order.direction === 'asc' ? 'desc' : 'asc'
      const direction = sort === order.sort ? other : firstDirection[sort]
      return [sort, searchAddress(typed, orderQuery({ sort, direction }))]
    }),
  )
}

/** Searches that an auditor makes every day. `today` is the facility's date. */
function quickSearches(today: string): LinkedText[] {
  const weekBefore = new Date(Date.parse(today) - 6 * 86_400_000).toISOString().slice(0, 10)
  return [
    { text: 'Today', href: searchAddress({ from: today }) },
    { text: 'Last 7 days', href: searchAddress({ from: weekBefore }) },
    { text: 'Emergency access', href: searchAddress({ severity: 'emergency' }) },
    { text: 'Refused', href: searchAddress({ outcome: 'refused' }) },
    { text: 'Failed sign-ins', href: searchAddress({ event: 'sign-in.failed' }) },
  ]
}

const exportForm = (typed: Asked['typed']): ExportForm => ({
  action: paths.auditExport(),
  hidden: typed,
  reasons: Object.entries(exportReasons).map(([value, label]) => ({ value, label })),
  longestReason,
  ownHref: paths.auditExports(),
})

/** Searching the audit log. */
export function searchRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.audit(),
    staffRoute(services, {
      action: 'audit.read',
      event: 'audit.searched',
      find: async (request) => {
        const { asked, order, after, rows, chart } = await askedPage(services, request)
        if (asked.errors.length > 0 && wantsJson(request.req)) {
          throw new ProblemError(filterProblem(asked))
        }
        const shown: readonly AuditListRow[] = rows.slice(0, pageSize)
        const patientId = asked.criteria?.patientId
        return {
          asked,
          order,
          after,
          chart,
          searches: await findSearches(request.clearance.actor.id),
          shown,
          more: rows.length > pageSize,
          patientIds: [...new Set(shown.flatMap((row) => patientsShown(row, patientId)))],
          ...(patientId === undefined ? {} : { patientId }),
          details: {
            ...filtersOnRecord(asked),
            ...orderQuery(order),
            ...(after === undefined ? {} : { after: after.occurredAt }),
            shown: shown.length,
          },
        }
      },
      show: async (
        { req, res, clearance, shell },
        { asked, order, after, chart, searches, shown, more, patientIds, patientId },
      ) => {
        const { typed, errors } = asked
        // Links name the patient by id, however their record was typed.
        const linked = patientId === undefined ? typed : { ...typed, patient: patientId }
        const last = more ? shown.at(-1) : undefined
        const page = (
          <SearchPage
            shell={shell}
            time={services.time}
            timeZone={services.time.timeZone}
            action={paths.audit()}
            typed={typed}
            errors={errors}
            eventGroups={eventGroups}
            order={{ sort: queryText(req, 'sort'), direction: queryText(req, 'direction') }}
            sorting={{ ...order, hrefs: sortAddresses(linked, order) }}
            quickSearches={quickSearches(req.context.circumstances.local.date)}
            savedSearches={searches.map((search) => ({ text: search.name, href: addressOfSearch(search) }))}
            saveHref={`${paths.newSavedSearch()}?${searchQuery(linked, orderQuery(order))}`}
            printHref={`${paths.printAudit()}?${searchQuery(linked, orderQuery(order))}`}
            chart={chart}
            fullChartHref={
              chart?.capped === true
                ? searchAddress(linked, { ...orderQuery(order), chart: 'full' })
                : undefined
            }
            entries={listEntries(shown, linked, patientId, await readRecordNumbers(patientIds))}
            newest={after === undefined ? undefined : searchAddress(linked, orderQuery(order))}
            older={
              last === undefined
                ? undefined
                : searchAddress(linked, {
                    ...orderQuery(order),
                    cursor: services.cursors.seal(cursorText(last)),
                  })
            }
            exports={clearance.actor.permissions.has('audit.export') ? exportForm(typed) : undefined}
          />
        )
        render(res, page, errors.length === 0 ? 200 : 422)
        return alreadySent
      },
    }),
  )
}
