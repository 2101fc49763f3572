import { Temporal } from 'temporal-polyfill'

/**
 * What the law of South Africa asks of a prescription of a medicine by its schedule: a row of the table, with the section of the Medicines
 * and Related Substances Act 101 of 1965 where it stands.
 */
type ScheduleRule = {
  readonly code: 'schedule-6-repeats' | 'schedule-6-course' | 'schedule-6-valid' | 'schedule-5-valid'
  readonly schedule: 5 | 6
  readonly source: string
  /** Whether a prescription that is issued on this day goes against it. */
  readonly broken: (order: ScheduledOrder, issuedOn: Temporal.PlainDate) => boolean
}

/** What the rules look at. */
export type ScheduledOrder = {
  readonly repeats: number | null
  /** YYYY-MM-DD */
  readonly expiresOn: string | null
  /** How many days one supply lasts; undefined where nobody can say. */
  readonly days: number | undefined
}

/** So long after its issue a prescription of schedule 6 holds, so long is a course of it at most, and so long one of schedule 5 holds. */
export const schedule6Days = 30
export const schedule5Months = 6

const lastDay = {
  5: (issuedOn: Temporal.PlainDate) => issuedOn.add({ months: schedule5Months }),
  6: (issuedOn: Temporal.PlainDate) => issuedOn.add({ days: schedule6Days }),
} as const

const endsAfter = (expiresOn: string | null, last: Temporal.PlainDate): boolean =>
  expiresOn !== null && expiresOn > last.toString()

/** The table: in the order in which they are said. */
export const scheduleRules: readonly ScheduleRule[] = [
  {
    code: 'schedule-6-repeats',
    schedule: 6,
    // Not repeated without a new prescription.
    source: '22A(6)',
    broken: ({ repeats }) => repeats !== null && repeats > 0,
  },
  {
    code: 'schedule-6-course',
    schedule: 6,
    // A course of at most 30 consecutive days.
    source: '22A(6)(o)',
    broken: ({ days }) => days !== undefined && days > schedule6Days,
  },
  {
    code: 'schedule-6-valid',
    schedule: 6,
    // Not dispensed where it is not presented within 30 days of issue.
    source: '22A(6)(d)',
    broken: ({ expiresOn }, issuedOn) => endsAfter(expiresOn, lastDay[6](issuedOn)),
  },
  {
    code: 'schedule-5-valid',
    schedule: 5,
    // Repeated for at most six months.
    source: '22A(6)',
    broken: ({ expiresOn }, issuedOn) => endsAfter(expiresOn, lastDay[5](issuedOn)),
  },
]

export type ScheduleFault = ScheduleRule['code']

/**
 * What of a prescription the law does not allow for a medicine of this schedule. A pure function of its arguments.
 * @param schedule null where the catalogue does not say it: nothing is known to be wrong then
 * @param issuedOn the day of the signature, YYYY-MM-DD
 */
export const faultsOfSchedule = (
  schedule: number | null,
  order: ScheduledOrder,
  issuedOn: string,
): readonly ScheduleFault[] =>
  scheduleRules
    .filter((rule) => rule.schedule === schedule && rule.broken(order, Temporal.PlainDate.from(issuedOn)))
    .map(({ code }) => code)

/**
 * Why a medicine of this schedule must not be handed over on a signed prescription any more, or not again.
 * @param supply.current which supply it would be, from 1
 */
export function noSupplyBySchedule(
  schedule: number | null,
  supply: { readonly current: number; readonly begun: boolean },
  { issuedOn, today }: { readonly issuedOn: string; readonly today: string },
): 'schedule-6-repeats' | 'schedule-6-over' | 'schedule-5-over' | undefined {
  if (schedule !== 5 && schedule !== 6) {
    return undefined
  }
  if (schedule === 6 && supply.current > 1) {
    return 'schedule-6-repeats'
  }
  // The rest of what was presented in time is still handed over.
  return !supply.begun && today > lastDay[schedule](Temporal.PlainDate.from(issuedOn)).toString()
    ? `schedule-${schedule}-over`
    : undefined
}
