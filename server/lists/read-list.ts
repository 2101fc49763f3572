import { Refused } from '../operations/refused.ts'
import type { Services } from '../services.ts'
import type { Keyset } from './cursor.ts'
import { cutPage, pageAfter, type PageRead } from './list-page.ts'

/** How a list is cut into pages. */
export type PagingOptions<Row, Place, Start> = {
  readonly keyset: Keyset<Row, Place, Start>
  /** How many rows a page shows where it is not the usual number, with the reason beside it. */
  readonly size?: number
}

/** A page of a list, wherever it is shown: the faces lead on with what is sealed here. */
export type ListSlice<Row> = {
  readonly rows: readonly Row[]
  /** Every patient whom the page names, each once: for its one row in the audit log. */
  readonly patientIds: readonly string[]
  /** The place after which the list goes on, sealed; undefined where it ends. */
  readonly next: string | undefined
  readonly isFirst: boolean
}

/** The page that a sealed place asks for; '' asks for the first. */
export type PlacedPage<Row, Place, Start> = PageRead<Place | Start> &
  Pick<ListSlice<Row>, 'isFirst'> & { readonly keyset: Keyset<Row, Place, Start> }

/** The first page of a list. */
export const firstPage = <Row, Place, Start>({
  keyset,
  size,
}: PagingOptions<Row, Place, Start>): PlacedPage<Row, Place, Start> => ({
  ...pageAfter<Place | Start>(keyset.start, size),
  isFirst: true,
  keyset,
})

/** As `pageAt`; undefined where the text is no place that can be, whatever the list makes of it. */
export function pageAtIfAny<Row, Place, Start>(
  { cursors }: Pick<Services, 'cursors'>,
  cursor: string,
  list: PagingOptions<Row, Place, Start>,
): PlacedPage<Row, Place, Start> | undefined {
  const text = cursors.open(cursor)
  if (text === '') {
    return firstPage(list)
  }
  const { keyset, size } = list
  const place = text === undefined ? undefined : keyset.read(text)
  return place === undefined
    ? undefined
    : { ...pageAfter<Place | Start>(place, size), isFirst: false, keyset }
}

/** @throws Refused (400) where the text is no place that can be, and the list does not start anew then */
export function pageAt<Row, Place, Start>(
  services: Pick<Services, 'cursors'>,
  cursor: string,
  list: PagingOptions<Row, Place, Start>,
): PlacedPage<Row, Place, Start> {
  const page = pageAtIfAny(services, cursor, list)
  if (page === undefined && list.keyset.broken === 'refuse') {
    throw new Refused('no-such-place')
  }
  return page ?? firstPage(list)
}

/** Where a list goes on, as faces lead there; undefined where it ends. */
export const sealedPlace = <Row, Place, Start>(
  { cursors }: Pick<Services, 'cursors'>,
  { keyset }: PlacedPage<Row, Place, Start>,
  next: Place | undefined,
): string | undefined => (next === undefined ? undefined : cursors.seal(keyset.write(next)))

/** The page, of what was found for it: its rows, and one more where the list goes on. */
export function listed<Row extends Placed, Placed, Place, Start>(
  services: Pick<Services, 'cursors'>,
  page: PlacedPage<Placed, Place, Start>,
  found: readonly Row[],
  patientOf: (row: Row) => string | null = () => null,
): ListSlice<Row> {
  const { isFirst, keyset } = page
  const { rows, next } = cutPage(found, page, keyset.placeOf)
  return {
    rows,
    patientIds: [...new Set(rows.flatMap((row) => patientOf(row) ?? []))],
    next: sealedPlace(services, page, next),
    isFirst,
  }
}

/**
 * Reads the page of a list that a sealed place asks for.
 * @param list.read reads so many rows after a place: one more than the page shows
 * @throws Refused (400) where it is no place that can be, and the list does not start anew then
 */
export async function readList<Row, Place, Start = Place>(
  services: Pick<Services, 'cursors'>,
  cursor: string,
  list: PagingOptions<Row, Place, Start> & {
    readonly read: (after: Place | Start, limit: number) => Promise<readonly Row[]>
    readonly patientOf?: (row: Row) => string | null
  },
): Promise<ListSlice<Row>> {
  const page = pageAt(services, cursor, list)
  return listed(services, page, await list.read(page.after, page.limit), list.patientOf)
}
