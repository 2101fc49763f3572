import { Temporal } from 'temporal-polyfill'
import type { Frequency } from '../../../models/audit/report-subscription.ts'
import { daysBefore } from './period.ts'

/** The next day on which a mail is due, after a day: every day, or Mondays. @param day YYYY-MM-DD */
export function nextMailDay(frequency: Frequency, day: string): string {
  const after = Temporal.PlainDate.from(day)
  return after.add({ days: frequency === 'daily' ? 1 : 8 - after.dayOfWeek }).toString()
}

/** The first and the last day that a mail is about: the day before, or the week before. */
export const daysOfMail = (
  frequency: Frequency,
  due: string,
): { readonly from: string; readonly to: string } => ({
  from: daysBefore(due, frequency === 'daily' ? 1 : 7),
  to: daysBefore(due, 1),
})
