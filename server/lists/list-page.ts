/** So many rows stand on a page of a list. */
export const rowsOnPage = 50

/**
 * Where each row is a record of its own: a patient or prescription whose fields are opened under its own key, or an encounter
 * with its notes. Opening is what such a page costs, and each row takes much room on it.
 */
export const recordsOnPage = 25

/** Where a page begins, how many rows it shows, and how many are read for it: one more, which tells that the list goes on. */
export type PageRead<Place> = { readonly after: Place; readonly size: number; readonly limit: number }

/** A page from a place on. */
export const pageAfter = <Place>(after: Place, size: number = rowsOnPage): PageRead<Place> => ({
  after,
  size,
  limit: size + 1,
})

/** What a page shows, and the place after which the list goes on; undefined where it ends. */
export type CutPage<Row, Place> = { readonly rows: readonly Row[]; readonly next: Place | undefined }

/** Cuts what was read for a page to what it shows. */
export function cutPage<Row, Place>(
  found: readonly Row[],
  { size }: Pick<PageRead<unknown>, 'size'>,
  placeOf: (row: Row) => Place,
): CutPage<Row, Place> {
  const rows = found.slice(0, size)
  const last = found.length > size ? rows.at(-1) : undefined
  return { rows, next: last === undefined ? undefined : placeOf(last) }
}
