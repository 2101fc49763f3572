import type { Problem } from '../http/problem.tsx'
import type { Asked } from './asked-criteria.ts'
import { searchAddress } from './search-address.ts'

/** Filters that cannot be taken, as a problem that names each. */
export const filterProblem = ({ typed, errors }: Asked): Problem => ({
  status: 422,
  code: 'filters-not-understood',
  heading: 'A filter cannot be read',
  reason: errors.map(({ field, message }) => `${field}: ${message}.`).join(' '),
  wayOut: [{ href: searchAddress(typed), label: 'Correct the filters' }],
})
