import { z } from 'zod'
import { issueOf } from '../../operations/fault.ts'
import { requiredText } from '../../operations/fields.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { idInAddress } from '../../operations/input.ts'
import { withFields } from '../../operations/input-fields.ts'
import type { Services } from '../../services.ts'
import { orderQuery, readOrder } from '../log/read-order.ts'
import { filterNames, readFilters } from '../search-filters.ts'

/** The fields of a search beside its name: its filters and its order. */
export const searchFields = [...filterNames, 'sort', 'direction'] as const

const name = requiredText('a-name', 80)
const shared = z
  .literal('on')
  .optional()
  .transform((box) => box === 'on')

/** The filters and the order of a posted form, as they stand in an address. */
function filtersIn(fields: Readonly<Record<string, unknown>>, context: z.RefinementCtx, timeZone: string) {
  const { typed, errors } = readFilters(fields, timeZone)
  const { order, errors: orderErrors } = readOrder(fields)
  for (const { field, message } of [...errors, ...orderErrors]) {
    context.addIssue({ code: 'custom', path: [field], message: issueOf(message) })
  }
  return { ...typed, ...orderQuery(order) }
}

/** What a search is saved with. */
export const newSearchSchema = ({ time }: Services) =>
  withFields(
    searchFields,
    z.looseObject({ name, shared }).transform((fields, context) => ({
      name: fields.name,
      shared: fields.shared,
      filters: filtersIn(fields, context, time.timeZone),
    })),
  )

/** What a saved search is changed to, and what the form was filled from. */
export const changedSearchSchema = ({ time }: Services) =>
  withFields(
    searchFields,
    z.looseObject({ id: idInAddress, name, shared, was: filledFrom }).transform((fields, context) => ({
      id: fields.id,
      name: fields.name,
      shared: fields.shared,
      was: fields.was,
      filters: filtersIn(fields, context, time.timeZone),
    })),
  )
