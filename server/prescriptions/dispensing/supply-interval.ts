import { Temporal } from 'temporal-polyfill'
import type { SupplyCount } from './supply-count.ts'

/** Units that a quantity counts; of "500 mg" or "5 mL" it is not known what was counted. */
const counted =
  /^(\d{1,3}(?:[.,]5)?|½|half|one|two|three|four)\s*(?:a\s+)?(?:tablets?|tabs?|capsules?|caps?|puffs?|sachets?|suppositor(?:y|ies)|patch(?:es)?|lozenges?|pessar(?:y|ies)|vials?|ampoules?)\b/i

const numbers: Readonly<Record<string, number>> = { '½': 0.5, half: 0.5, one: 1, two: 2, three: 3, four: 4 }

const numberOf = (text: string): number => numbers[text.toLowerCase()] ?? Number(text.replace(',', '.'))

/** Words for how often, and how many times a day they mean; the first that is found counts. */
const rates: readonly (readonly [RegExp, (found: RegExpExecArray) => number])[] = [
  [/\bevery\s+(\d{1,2})\s*(?:h|hours?)\b/, ([, hours = '24']) => 24 / Number(hours)],
  [/\bevery\s+other\s+day\b|\balternate\s+days?\b/, () => 1 / 2],
  [/\bonce\s+(?:a|per)\s+week\b|\bonce\s+weekly\b|^weekly\b/, () => 1 / 7],
  [/\b(\d{1,2})\s*(?:times|x)\s*(?:a|per)?\s*(?:day|daily)\b/, ([, times = '1']) => Number(times)],
  [/\b(?:four\s+times\s+(?:a\s+day|daily)|qid|qds)\b/, () => 4],
  [/\b(?:three\s+times\s+(?:a\s+day|daily)|tid|tds)\b/, () => 3],
  [
    /\b(?:twice\s+(?:a\s+day|daily)|two\s+times\s+(?:a\s+day|daily)|morning\s+and\s+(?:evening|night)|bid|bd)\b/,
    () => 2,
  ],
  [
    /\b(?:once\s+(?:a\s+day|daily)|every\s+(?:day|morning|evening|night)|at\s+night|in\s+the\s+(?:morning|evening)|nocte|mane|od)\b|^daily\b/,
    () => 1,
  ],
]

/** How long it lasts is not told by "as needed", nor by a course that changes or a number of days within it. */
const untold = /\b(?:needed|required|necessary|prn|sos|then|max(?:imum)?|up\s+to|reduc|increas)/

/** How often a day it is taken; undefined where the words do not tell. @param frequency "three times a day" */
export function timesADay(frequency: string): number | undefined {
  const words = frequency.toLowerCase()
  if (untold.test(words)) {
    return undefined
  }
  for (const [pattern, rate] of rates) {
    const found = pattern.exec(words)
    if (found !== null) {
      const times = rate(found)
      return Number.isFinite(times) && times > 0 ? times : undefined
    }
  }
  return undefined
}

/**
 * How many days one supply lasts: what the prescriber said, or the quantity by dose and frequency where these tell it.
 * @returns undefined where nobody can say
 */
export function daysOfSupply(order: {
  readonly dose: string
  readonly frequency: string
  readonly quantity: number | null
  readonly repeatAfterDays: number | null
}): number | undefined {
  const { dose, frequency, quantity, repeatAfterDays } = order
  if (repeatAfterDays !== null) {
    return repeatAfterDays
  }
  const [, amount] = counted.exec(dose.trim()) ?? []
  const times = timesADay(frequency)
  if (amount === undefined || times === undefined || quantity === null) {
    return undefined
  }
  const days = Math.floor(quantity / (numberOf(amount) * times))
  return Number.isFinite(days) && days > 0 ? days : undefined
}

/** Why the next supply comes so soon that a reason is asked for. */
export type TooSoon = 'before-its-day' | 'same-day'

/**
 * Whether a supply comes too soon: before its day; or, where nobody can say for how long one lasts, as a whole one on a day on which
 * something was handed over already. The rest of one that has begun never does.
 * @param today the facility's date, YYYY-MM-DD
 */
export function tooSoon(
  supply: Pick<SupplyCount, 'begun' | 'owed'> & {
    readonly days: number | undefined
    readonly dueOn: string | undefined
    readonly handedOn: string | undefined
  },
  today: string,
): TooSoon | undefined {
  const { begun, owed, days, dueOn, handedOn } = supply
  if (dueOn !== undefined && dueOn > today) {
    return 'before-its-day'
  }
  return days === undefined && !begun && owed > 0 && handedOn === today ? 'same-day' : undefined
}

/** How many days a supply is taken for, by its amount: after how many days it may be repeated says nothing of that. */
export const daysOfCourse = (
  order: Omit<Parameters<typeof daysOfSupply>[0], 'repeatAfterDays'>,
): number | undefined => daysOfSupply({ ...order, repeatAfterDays: null })

/**
 * The day from which the next supply is due, YYYY-MM-DD: so many days after the one before began.
 * @param dayOf the facility's date of a moment
 * @returns undefined for a first supply, for the rest of one that has begun, and where its length is not known
 */
export function nextSupplyDue(
  count: SupplyCount,
  days: number | undefined,
  dayOf: (at: Date) => string,
): string | undefined {
  const { previousBegan, begun, owed } = count
  return previousBegan === undefined || begun || owed === 0 || days === undefined
    ? undefined
    : Temporal.PlainDate.from(dayOf(previousBegan)).add({ days }).toString()
}
