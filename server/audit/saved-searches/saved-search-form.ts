import { z } from 'zod'
import type { SavedSearch } from '../../../models/saved-search.ts'
import type { FieldError } from '../../../views/components/field.ts'
import { requiredText } from '../../operations/fields.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { withFields } from '../../operations/input-fields.ts'
import { orderQuery, readOrder } from '../read-order.ts'
import { filterNames, readFilters } from '../search-filters.ts'

/** The filters and the order are read beside it, as from an address. */
export const savedSearchSchema = withFields(
  [...filterNames, 'sort', 'direction'],
  z.object({
    name: requiredText('a-name', 80),
    shared: z
      .literal('on')
      .optional()
      .transform((box) => box === 'on'),
    was: filledFrom,
  }),
)

export type ReadSearch =
  | { readonly filters: SavedSearch['filters']; readonly errors?: undefined }
  | { readonly errors: readonly FieldError[] }

/** The filters and the order of a posted form, as they stand in an address. */
export function readSearch(fields: Readonly<Record<string, string>>, timeZone: string): ReadSearch {
  const { typed, errors } = readFilters(fields, timeZone)
  const { order, errors: orderErrors } = readOrder(fields)
  const wrong = [...errors, ...orderErrors]
  return wrong.length > 0 ? { errors: wrong } : { filters: { ...typed, ...orderQuery(order) } }
}
