import { z } from 'zod'
import { setting } from '../../facility/setting.ts'

const clockTime = /^(?:[01]\d|2[0-3]):[0-5]\d$/

const schema = z.object({
  days: z.array(z.number().int().min(1).max(7)).min(1),
  from: z.string().regex(clockTime),
  to: z.string().regex(clockTime),
})

/** The facility's usual day, for people whose role has no hours of its own: ISO weekdays, local times. */
export type FacilityDay = z.output<typeof schema>

const usual: FacilityDay = { days: [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '22:00' }

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** "every day", "Monday, Tuesday" */
export const daysInWords = (days: readonly number[]): string =>
  days.length === 7 ? 'every day' : days.map((day) => dayNames[day - 1] ?? '').join(', ')

/** "06:00 to 22:00, every day" */
export const hoursInWords = ({ days, from, to }: FacilityDay): string =>
  `${from} to ${to}, ${daysInWords(days)}`

/** The day that the facility has set, or the usual one: every day from six to ten at night. */
export const facilityDay = setting('report-day', schema, usual, {
  words: hoursInWords,
  recorded: hoursInWords,
})

/** Minutes since midnight of HH:MM. */
export const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
