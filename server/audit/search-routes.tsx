import { auditSorts, type AuditOrder, type AuditPlace } from '../../models/queries/audit-sort.ts'
import { searchAudit, type AuditListRow } from '../../models/queries/search-audit.ts'
import type { LinkedText } from '../../views/audit/event-entry.ts'
import type { ExportForm } from '../../views/audit/export-panel.tsx'
import { SearchPage } from '../../views/audit/search-page.tsx'
import { alreadySent } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { ProblemError } from '../http/errors.ts'
import { askedPageIfAny, firstPage, pageOf, type AskedPage } from '../http/list-page.ts'
import { wantsJson } from '../http/problem.tsx'
import { queryText } from '../http/query.ts'
import { render } from '../http/render.ts'
import { staffRoute, type StaffRequest } from '../http/staff-route.ts'
import { newestFirst, type Keyset } from '../lists/cursor.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { askedCriteria, filtersOnRecord, type Asked } from './asked-criteria.ts'
import { chartOf } from './chart.ts'
import { eventGroups } from './event-words.ts'
import { exportReasons, longestReason } from './exports/export-reason.ts'
import { filterProblem } from './filter-problem.ts'
import { listEntries, patientsShown } from './list-entries.ts'
import { firstDirection, orderQuery, readOrder } from './read-order.ts'
import { readRecordNumbers } from './record-numbers.ts'
import { addressOfSearch, findSearches } from './saved-searches/find-searches.ts'
import { searchAddress, searchQuery } from './search-address.ts'
import { said } from '../../views/words/said.ts'

const startAgain = {
  field: 'form',
  message: said('audit.fault.page-log-cannot-found'),
}

/** The log goes on after a row, whatever it is sorted by. */
const afterRow: Keyset<AuditPlace, AuditPlace, undefined> = {
  start: undefined,
  placeOf: (row) => row,
  write: ({ occurredAt, id }) => newestFirst.write({ at: occurredAt, id }),
  read: (text) => {
    const place = newestFirst.read(text)
    return place && { occurredAt: place.at, id: place.id }
  },
  broken: 'refuse',
}

type FoundPage = {
  readonly asked: Asked
  readonly order: AuditOrder
  readonly page: AskedPage<AuditPlace, AuditPlace, undefined>
  readonly rows: readonly AuditListRow[]
  readonly chart?: Awaited<ReturnType<typeof chartOf>> | undefined
}

/** Reads what is asked for, with the page to go on from; an unreadable page is an error like an unreadable filter. */
async function readPage(services: Services, { req, at }: StaffRequest): Promise<FoundPage> {
  const filters = await askedCriteria(services, req.query)
  const { order, errors: orderErrors } = readOrder(req.query)
  const found = askedPageIfAny(services, req, { keyset: afterRow })
  const page = found ?? firstPage(services, { keyset: afterRow })
  const { criteria, typed } = filters
  const unreadable = found === undefined ? [startAgain] : []
  const errors = [...filters.errors, ...orderErrors, ...unreadable]
  if (criteria === undefined || errors.length > 0) {
    return { asked: { typed, errors }, order, page, rows: [] }
  }
  const full = queryText(req, 'chart') === 'full'
  const { after, limit, isFirst } = page
  const [rows, chart] = await Promise.all([
    searchAudit(services.sequelize, criteria, { after, limit, at, order }),
    isFirst ? chartOf(services, criteria, at, full) : undefined,
  ])
  return rows === undefined
    ? { asked: { typed, errors: [startAgain] }, order, page, rows: [] }
    : { asked: filters, order, page, rows, chart }
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
        const { asked, order, page, rows, chart } = await readPage(services, request)
        if (asked.errors.length > 0 && wantsJson(request.req)) {
          throw new ProblemError(filterProblem(asked))
        }
        const { rows: shown, links } = pageOf(page, rows)
        const { after } = page
        const patientId = asked.criteria?.patientId
        return {
          asked,
          order,
          links,
          chart,
          searches: await findSearches(request.clearance.actor.id),
          shown,
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
        { asked, order, links, chart, searches, shown, patientIds, patientId },
      ) => {
        const { typed, errors } = asked
        // Links name the patient by id, however their record was typed.
        const linked = patientId === undefined ? typed : { ...typed, patient: patientId }
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
            pages={links(
              paths.audit(),
              Object.fromEntries(new URLSearchParams(searchQuery(linked, orderQuery(order)))),
            )}
            exports={clearance.actor.permissions.has('audit.export') ? exportForm(typed) : undefined}
          />
        )
        render(res, page, errors.length === 0 ? 200 : 422)
        return alreadySent
      },
    }),
  )
}
