/** What a page of a list shows, and the last of it where the list goes on after it. */
export type ListPage<Row> = { readonly shown: readonly Row[]; readonly last: Row | undefined }

/** A page of what was read to one more than it shows: that one tells that there is more. */
export function listPage<Row>(found: readonly Row[], size: number): ListPage<Row> {
  const shown = found.slice(0, size)
  return { shown, last: found.length > size ? shown.at(-1) : undefined }
}
