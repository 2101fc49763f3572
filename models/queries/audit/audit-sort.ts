import type { Binds } from './audit-criteria.ts'
import type { Segment, SortedPlace, Tie } from './audit-segment.ts'
import { fewStretches, rankedStretches } from './ranked-stretches.ts'

/** By what the log can be sorted: a closed list, and nothing of an address ever becomes SQL. */
export const auditSorts = ['time', 'event', 'who', 'patient', 'outcome', 'severity', 'address'] as const
export type AuditSort = (typeof auditSorts)[number]

export type AuditOrder = { readonly sort: AuditSort; readonly direction: 'asc' | 'desc' }

export const newestFirst: AuditOrder = { sort: 'time', direction: 'desc' }

/** How a column is sorted. */
type SortKind =
  | { readonly kind: 'time' }
  /** Along an index (column, occurred_at DESC, id DESC); rows without a value come last either way. */
  | { readonly kind: 'column'; readonly column: string; readonly type: string; readonly nullable: boolean }
  /** By rank: a list that the table's CHECK closes, so that no row is left out. Nearly all rows have the first. */
  | { readonly kind: 'ranked'; readonly column: string; readonly values: readonly string[] }

const kinds: Readonly<Record<AuditSort, SortKind>> = {
  time: { kind: 'time' },
  event: { kind: 'column', column: 'event', type: 'text', nullable: false },
  who: { kind: 'column', column: 'actor_name', type: 'text', nullable: true },
  // Ids are made with the record numbers, so that both have the same order.
  patient: { kind: 'column', column: 'patient_id', type: 'uuid', nullable: true },
  address: { kind: 'column', column: 'address', type: 'inet', nullable: true },
  outcome: { kind: 'ranked', column: 'outcome', values: ['success', 'refused', 'failure'] },
  severity: { kind: 'ranked', column: 'severity', values: ['info', 'warning', 'critical', 'emergency'] },
}

/** The SQL of the value by which a row is sorted, as text; `null` where its moment is all. */
export const sortedValue = (sort: AuditSort): string => {
  const sorted = kinds[sort]
  return sorted.kind === 'time' ? 'NULL::text' : `${sorted.column}::text`
}

/**
 * The order as stretches, from a place on or from the beginning. By time, the newest first, those since `recent` come by
 * themselves: nearly every page is full of them, and no older partition is planned for. Within equal values a column that rises has the newest
 * first and one that falls the oldest, which is its index read backwards; the gravest severities and worst outcomes
 * come with the newest first.
 * @param rows.few that of what is searched for few rows are other than usual: they are one stretch, sorted when they are there, since
 *   planning for each rank would take longer
 */
export function segmentsOf(
  { sort, direction }: AuditOrder,
  after: SortedPlace | undefined,
  { recent, few = false }: { readonly recent?: Date | undefined; readonly few?: boolean } = {},
): Segment[] {
  const sorted = kinds[sort]
  const rising = direction === 'asc'
  const newest = sorted.kind === 'column' ? rising : !rising
  const tie: Tie = {
    orderBy: newest ? 'e.occurred_at DESC, e.id DESC' : 'e.occurred_at, e.id',
    beyond: (binds) => {
      if (after === undefined) {
        return []
      }
      const operator = newest ? '<' : '>'
      const moment = binds.add(after.occurredAt, 'timestamptz')
      // Said once more of the moment alone: partitions are left out by that, not by a comparison of pairs.
      return [
        `occurred_at ${operator}= ${moment}`,
        `(occurred_at, id) ${operator} (${moment}, ${binds.add(after.id, 'uuid')})`,
      ]
    },
  }
  const byTime = (where: Segment['where']) =>
    recentFirst({ where, orderBy: tie.orderBy }, newest ? recent : undefined)
  if (sorted.kind === 'time') {
    return byTime(tie.beyond)
  }
  if (sorted.kind === 'column') {
    return columnSegments(sorted, rising, tie, after)
  }
  const stretches = few
    ? fewStretches(sorted, rising, tie, after)
    : rankedStretches(sorted, rising, tie, after)
  return stretches.flatMap(({ usual, ...segment }) => (usual ? byTime(segment.where) : [segment]))
}

/** Those since a moment by themselves, then what is older. */
const recentFirst = ({ where, orderBy }: Segment, recent: Date | undefined): Segment[] =>
  recent === undefined
    ? [{ where, orderBy }]
    : ['>=', '<'].map((operator) => ({
        where: (binds) => [...where(binds), `occurred_at ${operator} ${binds.add(recent, 'timestamptz')}`],
        orderBy,
      }))

function columnSegments(
  { column, type, nullable }: Extract<SortKind, { kind: 'column' }>,
  rising: boolean,
  { orderBy: tie, beyond }: Tie,
  after: SortedPlace | undefined,
): Segment[] {
  const orderBy = `e.${column}${rising ? '' : ' DESC'}, ${tie}`
  const without = { where: () => [`${column} IS NULL`], orderBy: tie }
  const last = nullable ? [without] : []
  if (after === undefined) {
    return [{ where: () => (nullable ? [`${column} IS NOT NULL`] : []), orderBy }, ...last]
  }
  const { value } = after
  if (value === null) {
    return [{ where: (binds) => [`${column} IS NULL`, ...beyond(binds)], orderBy: tie }]
  }
  const compared = (operator: '=' | '<' | '>', binds: Binds) =>
    `${column} ${operator} ${binds.add(value, type)}`
  return [
    { where: (binds) => [compared('=', binds), ...beyond(binds)], orderBy: tie },
    { where: (binds) => [compared(rising ? '>' : '<', binds)], orderBy },
    ...last,
  ]
}
