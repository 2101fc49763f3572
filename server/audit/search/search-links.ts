import { auditSorts, type AuditOrder } from '../../../models/queries/audit/audit-sort.ts'
import type { LinkedText } from '../../../views/audit/event-entry.ts'
import type { ExportForm } from '../../../views/audit/export-panel.tsx'
import { paths } from '../../paths.ts'
import type { LogSearchRequest } from '../asked-criteria.ts'
import { exportReasons, longestReason } from '../exports/export-reason.ts'
import { firstDirection, orderQuery } from '../log/read-order.ts'
import { searchAddress } from '../search-address.ts'

/** The same search sorted by each column; by the one it is sorted by already, the other way round. */
export function sortAddresses(
  typed: LogSearchRequest['typed'],
  order: AuditOrder,
): ReadonlyMap<string, string> {
  return new Map(
    auditSorts.map((sort) => {
      const other = order.direction === 'asc' ? 'desc' : 'asc'
      const direction = sort === order.sort ? other : firstDirection[sort]
      return [sort, searchAddress(typed, orderQuery({ sort, direction }))]
    }),
  )
}

/** Searches that an auditor makes every day. `today` is the facility's date. */
export function quickSearches(today: string): LinkedText[] {
  const weekBefore = new Date(Date.parse(today) - 6 * 86_400_000).toISOString().slice(0, 10)
  return [
    { text: 'Today', href: searchAddress({ from: today }) },
    { text: 'Last 7 days', href: searchAddress({ from: weekBefore }) },
    { text: 'Emergency access', href: searchAddress({ severity: 'emergency' }) },
    { text: 'Refused', href: searchAddress({ outcome: 'refused' }) },
    { text: 'Failed sign-ins', href: searchAddress({ event: 'sign-in.failed' }) },
  ]
}

/** The way from a search to its export. */
export const exportForm = (typed: LogSearchRequest['typed']): ExportForm => ({
  action: paths.auditExport(),
  hidden: typed,
  reasons: Object.entries(exportReasons).map(([value, label]) => ({ value, label })),
  longestReason,
  ownHref: paths.auditExports(),
})
