import { z } from 'zod'
import { ageOf } from '../../../clinical-time.ts'
import { age, dateTime, period, range, text } from './datatypes.ts'
import { durationText, rangeText } from '../words/quantity-text.ts'

/** When something began or ended, however FHIR says it. */
export type SaidTime = {
  readonly dateTime?: string | undefined
  readonly age?: z.output<typeof age> | undefined
  readonly period?: z.output<typeof period> | undefined
  readonly range?: z.output<typeof range> | undefined
  readonly string?: string | undefined
}

/** The fields of onset[x] or abatement[x], by what they are called. */
export const saidTimeFields = {
  dateTime: dateTime.optional(),
  age: age.optional(),
  period: period.optional(),
  range: range.optional(),
  string: text.optional(),
}

/** What the columns hold: a clinical time (server/clinical-time.ts), and words where it is none. */
export type ClinicalTimeColumns = { readonly time: string | null; readonly words: string | null }

const exactAge = (said: z.output<typeof age> | undefined): string | undefined =>
  said?.value === undefined || said.comparator !== undefined
    ? undefined
    : ageOf(said.value, said.code ?? said.unit ?? '')

function rangeTime({ low, high }: z.output<typeof range>): string | undefined {
  const [from, to] = [exactAge(low), exactAge(high)]
  const unread = (low !== undefined && from === undefined) || (high !== undefined && to === undefined)
  return unread || (from ?? to) === undefined ? undefined : `${from ?? ''}/${to ?? ''}`
}

const ageWords = (said: z.output<typeof age>): string | undefined => {
  const words = durationText(said)
  return words === undefined ? undefined : `at age ${words}`
}

/** A time with the precision that it has; what no column can hold exactly stands in words instead. */
export function clinicalTimeOf(said: SaidTime): ClinicalTimeColumns {
  const { period: within, range: ages } = said
  if (said.dateTime !== undefined) {
    return { time: said.dateTime, words: said.string ?? null }
  }
  if (said.age !== undefined) {
    const time = exactAge(said.age) ?? null
    return { time, words: time === null ? (ageWords(said.age) ?? null) : null }
  }
  if (within !== undefined && (within.start ?? within.end) !== undefined) {
    return { time: `${within.start ?? ''}/${within.end ?? ''}`, words: null }
  }
  if (ages !== undefined) {
    const time = rangeTime(ages) ?? null
    const words = rangeText(ages)
    return { time, words: time === null && words !== undefined ? `at age ${words}` : null }
  }
  return { time: null, words: said.string ?? null }
}
