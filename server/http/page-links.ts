import type { PageLinks } from '../../views/components/pagination.tsx'
import type { ListSlice } from '../lists/read-list.ts'

/** An address with a query; what is '' is left out. */
export const addressWith = (address: string, query: Readonly<Record<string, string>>): string => {
  const filled = Object.entries(query).filter(([, value]) => value !== '')
  return filled.length === 0 ? address : `${address}?${new URLSearchParams(filled).toString()}`
}

/**
 * Where a page of a list leads: on, and back to the beginning.
 * @param narrowedBy what the list is narrowed by, as the address says it; what is '' is left out
 */
export const linksOf = (
  { next, isFirst }: Pick<ListSlice<unknown>, 'next' | 'isFirst'>,
  address: string,
  narrowedBy: Readonly<Record<string, string>> = {},
): PageLinks => ({
  newer: isFirst ? undefined : addressWith(address, narrowedBy),
  older: next === undefined ? undefined : addressWith(address, { ...narrowedBy, cursor: next }),
})
