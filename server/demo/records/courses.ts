/** What became of a prescription; days are counted back from the day of loading. */
export type Course = {
  readonly writtenDaysAgo: number
  readonly signed: boolean
  /** The last day on which it may be dispensed, from today; negative where that has passed. */
  readonly lastDayIn: number
  readonly dispensedDaysAgo: readonly number[]
  /** Of the last supply a third was handed over only. */
  readonly partly?: true
  /** Not to be repeated, so that one dispensing closes it. */
  readonly once?: true
  readonly cancelled?: { readonly daysAgo: number; readonly reason: string }
}

const fresh: Course = { writtenDaysAgo: 1, signed: true, lastDayIn: 30, dispensedDaysAgo: [] }
const current: Course = { writtenDaysAgo: 33, signed: true, lastDayIn: 90, dispensedDaysAgo: [32, 3] }
const ending: Course = { writtenDaysAgo: 57, signed: true, lastDayIn: 3, dispensedDaysAgo: [56, 28] }
const expired: Course = { writtenDaysAgo: 101, signed: true, lastDayIn: -9, dispensedDaysAgo: [99] }
const partly: Course = { writtenDaysAgo: 2, signed: true, lastDayIn: 28, dispensedDaysAgo: [1], partly: true }
const draft: Course = { writtenDaysAgo: 1, signed: false, lastDayIn: 60, dispensedDaysAgo: [] }
const done: Course = { writtenDaysAgo: 5, signed: true, lastDayIn: 25, dispensedDaysAgo: [4], once: true }
const past: Course = { writtenDaysAgo: 72, signed: true, lastDayIn: -42, dispensedDaysAgo: [71], once: true }
const cancelled: Course = {
  writtenDaysAgo: 6,
  signed: true,
  lastDayIn: 24,
  dispensedDaysAgo: [],
  cancelled: {
    daysAgo: 5,
    reason: 'Patient called: felt dizzy after the first dose. Another medicine is tried.',
  },
}

/**
 * What is prescribed for those patients who take something, in their order; for all others nothing is. Each entry stands
 * for one medicine.
 */
export const courses: readonly (readonly Course[])[] = [
  [current, fresh, current],
  [current, past],
  [draft, current],
  [expired],
  [ending],
  [done, current],
  [draft],
  [cancelled, fresh],
  [current],
  [draft],
  [ending],
  [fresh],
  [done],
  [current],
  [cancelled],
  [partly],
  [past],
  [current],
  [done],
  [current],
]
