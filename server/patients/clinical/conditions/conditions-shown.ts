import { conditionFilters } from '../../../../models/queries/patients/clinical-lists.ts'
import type { OpenedConditions } from './open-condition-page.ts'

/** A page of conditions with what leads to others of them, at the address that it stands at. */
export const conditionsShown = (
  { identity, conditions, filter, counts }: OpenedConditions,
  address: string,
) => ({
  identity,
  conditions,
  filters: conditionFilters.map((one) => ({
    filter: one,
    count: counts[one],
    href: `${address}?show=${one}`,
    chosen: one === filter,
  })),
})
