import { said } from '../../views/words/said.ts'
import type { Problem } from '../http/problem.tsx'
import type { Asked } from './asked-criteria.ts'
import { searchAddress } from './search-address.ts'

/** Filters that cannot be taken, as a problem that names each. */
export const filterProblem = ({ typed, errors }: Asked): Problem => ({
  status: 422,
  code: 'filters-not-understood',
  heading: said('audit.problem.filter-unreadable'),
  reason: errors.map(({ field, message }) => said('http.problem.field-fault', { field, message })),
  wayOut: [{ href: searchAddress(typed), label: said('audit.problem.correct-filters') }],
})
