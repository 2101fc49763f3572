import type { Request } from 'express'
import type { PageLinks } from '../../views/components/pagination.tsx'
import * as lists from '../lists/read-list.ts'
import type { Services } from '../services.ts'
import { ProblemError } from './errors.ts'
import { problems } from './problems.ts'
import { queryText } from './query.ts'
import { longestCursor } from './sealed-cursors.ts'

type Listed = Pick<lists.Listed<unknown>, 'next' | 'isFirst'>

/** Where a list goes on from a page of it, and begins anew: links, with what the list is narrowed by. */
export type Leads = (address: string, narrowedBy?: Readonly<Record<string, string>>) => PageLinks

/** A page of a list. */
export type ListPage<Row> = {
  readonly rows: readonly Row[]
  /** Every patient whom the page names, each once: for its one row in the audit log. */
  readonly patientIds: readonly string[]
  readonly links: Leads
}

/** How a list is read. */
export type ListQuery<Row, Place, Start = Place> = lists.Paged<Row, Place, Start> & {
  /** Reads so many rows after a place: one more than the page shows. */
  readonly read: (after: Place | Start, limit: number) => Promise<readonly Row[]>
  /** The patient whom a row names. */
  readonly patientOf?: (row: Row) => string | null
}

/** The page of a list that an address asks for, and what seals the place after it. */
export type AskedPage<Row, Place, Start = Place> = lists.PlacedPage<Row, Place, Start> &
  Pick<Services, 'cursors'>

const addressWith = (address: string, query: Readonly<Record<string, string>>): string => {
  const filled = Object.entries(query).filter(([, value]) => value !== '')
  return filled.length === 0 ? address : `${address}?${new URLSearchParams(filled).toString()}`
}

/** Where a page leads whose place on was sealed already: on, and back to the beginning. */
export const linksOf = (
  { next, isFirst }: Listed,
  address: string,
  narrowedBy: Readonly<Record<string, string>> = {},
): PageLinks => ({
  newer: isFirst ? undefined : addressWith(address, narrowedBy),
  older: next === undefined ? undefined : addressWith(address, { ...narrowedBy, cursor: next }),
})

/** The first page of a list, whatever the address asks for. */
export const firstPage = <Row, Place, Start>(
  { cursors }: Services,
  list: lists.Paged<Row, Place, Start>,
): AskedPage<Row, Place, Start> => ({ ...lists.firstPage(list), cursors })

/** As `askedPage`; undefined where the address names no place that can be, whatever the list makes of it. */
export function askedPageIfAny<Row, Place, Start>(
  { cursors }: Services,
  req: Request,
  list: lists.Paged<Row, Place, Start>,
): AskedPage<Row, Place, Start> | undefined {
  const page = lists.pageAtIfAny({ cursors }, queryText(req, 'cursor', longestCursor), list)
  return page && { ...page, cursors }
}

/**
 * The page of a list that the address asks for.
 * @throws ProblemError (400) where it names no place that can be, and the list does not start anew then
 */
export function askedPage<Row, Place, Start>(
  services: Services,
  req: Request,
  list: lists.Paged<Row, Place, Start>,
): AskedPage<Row, Place, Start> {
  const asked = askedPageIfAny(services, req, list)
  if (asked === undefined && list.keyset.broken === 'refuse') {
    throw new ProblemError(problems.noSuchPlace)
  }
  return asked ?? firstPage(services, list)
}

/** The page that was asked for, of what was found for it: its rows, and one more where the list goes on. */
export function pageOf<Row extends Placed, Placed, Place, Start>(
  asked: AskedPage<Placed, Place, Start>,
  found: readonly Row[],
  patientOf?: (row: Row) => string | null,
): ListPage<Row> {
  const page = lists.listed(asked, asked, found, patientOf)
  return {
    rows: page.rows,
    patientIds: page.patientIds,
    links: (address, narrowedBy) => linksOf(page, address, narrowedBy),
  }
}

/**
 * Reads the page of a list that the address asks for.
 * @throws ProblemError (400) where it names no place that can be, and the list does not start anew then
 */
export async function listPage<Row, Place, Start = Place>(
  services: Services,
  req: Request,
  { read, patientOf, ...list }: ListQuery<Row, Place, Start>,
): Promise<ListPage<Row>> {
  const asked = askedPage(services, req, list)
  return pageOf(asked, await read(asked.after, asked.limit), patientOf)
}
