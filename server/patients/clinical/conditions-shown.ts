import { conditionFilters, type ConditionFilter } from '../../../models/queries/clinical-lists.ts'
import type { ConditionFilterLink } from '../../../views/patients/clinical/conditions-page.tsx'
import { linksOf } from '../../http/list-page.ts'
import type { OpenedConditions } from './open-condition-page.ts'

const labels: Readonly<Record<ConditionFilter, string>> = {
  all: 'All',
  current: 'Active or not known to be over',
  over: 'No longer active',
  'not-the-case': 'Refuted or entered in error',
}

/** A page of conditions with what leads to others of them, at the address that it stands at. */
export const conditionsShown = (
  { identity, conditions, filter, counts, page }: OpenedConditions,
  address: string,
) => ({
  identity,
  conditions,
  filters: conditionFilters.map((one): ConditionFilterLink => ({
    label: labels[one],
    count: counts[one],
    href: `${address}?show=${one}`,
    chosen: one === filter,
  })),
  pages: linksOf(page, address, { show: filter }),
})
