import { paths } from '../paths.ts'
import { filterNames, type FilterName } from './search-filters.ts'

type TypedFilters = Readonly<Partial<Record<FilterName, string>>>

/** The query of a search, without the leading question mark. @param more parameters that are no filters */
export function searchQuery(typed: TypedFilters, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams()
  for (const name of filterNames) {
    const text = typed[name]
    if (text !== undefined) {
      query.set(name, text)
    }
  }
  for (const [name, value] of Object.entries(more)) {
    query.set(name, value)
  }
  return query.toString()
}

/** The address of a search. */
export function searchAddress(typed: TypedFilters, more: Readonly<Record<string, string>> = {}): string {
  const query = searchQuery(typed, more)
  return query === '' ? paths.audit() : `${paths.audit()}?${query}`
}
