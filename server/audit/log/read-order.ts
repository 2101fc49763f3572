import {
  auditSorts,
  newestFirst,
  type AuditOrder,
  type AuditSort,
} from '../../../models/queries/audit/audit-sort.ts'
import type { FieldError } from '../../../views/components/fields/field.ts'
import { said, type MessageToSay } from '../../../views/words/said.ts'

/** The direction in which each column is first of use: the newest and the gravest first, names from A on. */
export const firstDirection: Readonly<Record<AuditSort, AuditOrder['direction']>> = {
  time: 'desc',
  event: 'asc',
  who: 'asc',
  patient: 'asc',
  outcome: 'desc',
  severity: 'desc',
  address: 'asc',
}

const isSort = (text: string): text is AuditSort => auditSorts.some((sort) => sort === text)

export type ReadOrder = { readonly order: AuditOrder; readonly errors: readonly FieldError[] }

const wrong = (field: string, message: MessageToSay): ReadOrder => ({
  order: newestFirst,
  errors: [{ field, message }],
})

/** Reads `sort` and `direction` of an address; only what is in the list is taken. */
export function readOrder(query: Readonly<Record<string, unknown>>): ReadOrder {
  const { sort = '', direction = '' } = query
  const column = sort === '' ? 'time' : sort
  if (typeof column !== 'string' || !isSort(column)) {
    return wrong('sort', said('audit.fault.log-sorted', { join: auditSorts.join(', ') }))
  }
  if (direction === '') {
    return { order: { sort: column, direction: firstDirection[column] }, errors: [] }
  }
  if (direction !== 'asc' && direction !== 'desc') {
    return wrong('direction', said('audit.fault.direction-asc-desc'))
  }
  return { order: { sort: column, direction }, errors: [] }
}

/** A page of the log that cannot be found, like a filter that cannot be read. */
export const startAgain: FieldError = {
  field: 'form',
  message: said('audit.fault.page-log-cannot-found'),
}

/** The order as it stands in an address; nothing where it is the usual one, the newest first. */
export const orderQuery = ({ sort, direction }: AuditOrder): Readonly<Record<string, string>> =>
  sort === newestFirst.sort && direction === newestFirst.direction ? {} : { sort, direction }
