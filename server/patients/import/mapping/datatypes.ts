import { z } from 'zod'
import { extentOf, parsePartialDate } from '../../../partial-date.ts'

// The FHIR R4 data types (https://hl7.org/fhir/R4/datatypes.html), as far as they are read here. What stands beside the
// fields named here is kept in the source document.

/** Text that PostgreSQL and UTF-8 can hold. */
export const text = z
  .string()
  .min(1, 'is empty')
  .refine(
    (value) => !value.includes('\u0000') && value.isWellFormed(),
    'has characters that cannot be stored',
  )

/** The first instant of a FHIR dateTime; one without a time of day begins with its day, month or year in the facility's zone. */
export function instantOf(value: string, timeZone: string): Date {
  const date = parsePartialDate(value)
  if (date === undefined) {
    throw new RangeError('is not a date or time')
  }
  return extentOf(date, timeZone).from
}

const isDateTime = (value: string): boolean =>
  /^(1[89]|20|21)\d\d/.test(value) && parsePartialDate(value) !== undefined

/** https://hl7.org/fhir/R4/datatypes.html#dateTime, as it stands there; when that is, says instantOf. */
export const dateTime = z.string().refine(isDateTime, 'is not a date or time between 1800 and 2199')

export const period = z.object({ start: dateTime.optional(), end: dateTime.optional() })

const coding = z.object({ system: text.optional(), code: text.optional(), display: text.optional() })

export const codeableConcept = z.object({ coding: z.array(coding).optional(), text: text.optional() })
export type CodeableConcept = z.output<typeof codeableConcept>

export const codings = z.array(codeableConcept)

export const identifier = z.object({
  use: text.optional(),
  system: text.optional(),
  value: text.optional(),
  type: codeableConcept.optional(),
  period: period.optional(),
})
export type Identifier = z.output<typeof identifier>

export const reference = z.object({
  reference: text.optional(),
  identifier: identifier.optional(),
  display: text.optional(),
})
export type Reference = z.output<typeof reference>

export const humanName = z.object({
  use: text.optional(),
  family: text.optional(),
  given: z.array(text).optional(),
  prefix: z.array(text).optional(),
  suffix: z.array(text).optional(),
  text: text.optional(),
  period: period.optional(),
})
export type HumanName = z.output<typeof humanName>

export const quantity = z.object({
  value: z.number().optional(),
  comparator: z.enum(['<', '<=', '>=', '>']).optional(),
  unit: text.optional(),
  system: text.optional(),
  code: text.optional(),
})
export const duration = quantity
export const range = z.object({ low: quantity.optional(), high: quantity.optional() })
export const ratio = z.object({ numerator: quantity.optional(), denominator: quantity.optional() })

export const age = duration
export const annotations = z.array(
  z.object({
    text,
    authorString: text.optional(),
    authorReference: reference.optional(),
    time: dateTime.optional(),
  }),
)
