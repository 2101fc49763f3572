import type { z } from 'zod'
import { codeWords } from './code-words.ts'
import { conceptText, qualifierText, withoutTag } from '../mapping/concepts.ts'
import type { codeableConcept, duration, quantity, range, ratio } from '../mapping/datatypes.ts'

type Quantity = z.output<typeof quantity>

const units: Readonly<Record<string, string>> = {
  s: 'second',
  min: 'minute',
  h: 'hour',
  d: 'day',
  wk: 'week',
  mo: 'month',
  a: 'year',
}

/** A unit of time in words, such as "day" for `d`; undefined for what is none. */
export const timeUnit = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : units[code]

/** "1 day", "7 days" */
export const timeText = (value: number | string, unit: string): string =>
  value === 1 || value === '1' ? `1 ${unit}` : `${value} ${unit}s`

/** The form of a medicine that a code counts, such as "tablets" for 2 TAB; undefined where the unit has words of its own. */
function countedForm({ value, unit, system, code }: Quantity): string | undefined {
  const form = code === undefined ? undefined : codeWords(system, code)
  return form === undefined || (unit !== undefined && unit !== code)
    ? undefined
    : value === 1
      ? form
      : `${form}s`
}

/** "2.5 mg", "< 5 mL", "3"; undefined where no value is said. */
export function quantityText(one: Quantity = {}): string | undefined {
  const { value, comparator, unit, code } = one
  if (value === undefined) {
    return undefined
  }
  return [comparator, value, countedForm(one) ?? unit ?? code].filter((part) => part !== undefined).join(' ')
}

/** "1 tablet to 2 tablets" */
export function rangeText({ low, high }: z.output<typeof range> = {}): string | undefined {
  const [least, most] = [quantityText(low), quantityText(high)]
  if (least !== undefined && most !== undefined) {
    return `${least} to ${most}`
  }
  return least === undefined ? (most === undefined ? undefined : `up to ${most}`) : `at least ${least}`
}

/** "4 g in 24 h" with `in` between the two. */
export function ratioText(
  { numerator, denominator }: z.output<typeof ratio> = {},
  between: string,
): string | undefined {
  const [over, under] = [quantityText(numerator), quantityText(denominator)]
  return over === undefined || under === undefined ? over : `${over}${between}${under}`
}

/** "7 days" */
export function durationText(one: z.output<typeof duration> = {}): string | undefined {
  const unit = timeUnit(one.code) ?? timeUnit(one.unit)
  return one.value === undefined || unit === undefined
    ? quantityText(one)
    : [one.comparator, timeText(one.value, unit)].filter((part) => part !== undefined).join(' ')
}

/** The words of codes alone, or the code: what people wrote freely is not for a column in the clear. */
export const displayOf = (concept: z.output<typeof codeableConcept> | undefined): string | undefined =>
  qualifierText(concept === undefined ? undefined : { coding: concept.coding })

/** The words that people wrote freely, where they are not those of the code. */
export function ownTextOf(concept: z.output<typeof codeableConcept> | undefined): string | undefined {
  const words = conceptText(concept)
  return words === undefined || withoutTag(words) === displayOf(concept) ? undefined : words
}
