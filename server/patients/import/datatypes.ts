import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

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

const coding = z.object({ system: text.optional(), code: text.optional(), display: text.optional() })

export const codeableConcept = z.object({ coding: z.array(coding).optional(), text: text.optional() })
export type CodeableConcept = z.output<typeof codeableConcept>

export const codings = z.array(codeableConcept)

export const identifier = z.object({
  use: text.optional(),
  system: text.optional(),
  value: text.optional(),
  type: codeableConcept.optional(),
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
  text: text.optional(),
})
export type HumanName = z.output<typeof humanName>

export const quantity = z.object({ value: z.number().optional(), unit: text.optional() })

/** A calendar day; FHIR also allows a year or a month, which the record cannot hold. */
export const fullDate = z.string().pipe(z.iso.date('is not a full date (YYYY-MM-DD)'))

const withoutTime = /^\d{4}(-\d{2}(-\d{2})?)?$/

/** The instant of a FHIR dateTime; one without a time of day begins with its day, month or year in the facility's zone. */
export function instantOf(value: string, timeZone: string): Date {
  if (withoutTime.test(value)) {
    const firstDay = Temporal.PlainDate.from(`${value}-01-01`.slice(0, 'YYYY-MM-DD'.length))
    return new Date(firstDay.toZonedDateTime(timeZone).epochMilliseconds)
  }
  return new Date(Temporal.Instant.from(value).epochMilliseconds)
}

function isDateTime(value: string): boolean {
  try {
    instantOf(value, 'UTC')
    return /^(1[89]|2\d)\d\d/.test(value)
  } catch {
    return false
  }
}

/** https://hl7.org/fhir/R4/datatypes.html#dateTime; read it with instantOf. */
export const dateTime = z.string().refine(isDateTime, 'is not a date or time between 1800 and 2999')

export const period = z.object({ start: dateTime.optional(), end: dateTime.optional() })
