import { Refused } from '../../operations/refused.ts'
import type { LogSearchRequest } from '../asked-criteria.ts'
import { searchAddress } from '../search-address.ts'

/** Filters that cannot be taken: each is named. */
export const filtersRefused = ({ typed, errors }: LogSearchRequest): Refused =>
  new Refused('filters-not-understood', {
    faults: errors,
    next: { href: searchAddress(typed), label: 'correct-filters' },
  })
