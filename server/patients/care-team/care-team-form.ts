import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { calendarDay, choice } from '../../operations/fields.ts'
import { isId } from '../../is-id.ts'
import { fault } from '../../operations/fault.ts'

export const relationships = ['primary', 'covering', 'consulting'] as const

/** When a calendar day is over in the facility's zone: an assignment until that day holds all through it. */
export function endOfDay(day: string, timeZone: string): Date {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone)
  return new Date(next.epochMilliseconds)
}

/** The form that puts somebody into a care team. @param today gives the facility's date, YYYY-MM-DD */
export const careTeamSchema = (timeZone: string, today: () => string) =>
  z.object({
    userId: z
      .string({ error: fault('patients.fault.choose-person') })
      .refine(isId, fault('patients.fault.choose-person-list')),
    relationship: choice('what-the-person-is-to-the-patient', relationships),
    until: z
      .union([z.literal(''), calendarDay('the-last-day')])
      .optional()
      .transform((day) => (day === undefined || day === '' ? null : day))
      .refine((day) => day === null || day >= today(), fault('patients.fault.last-day-over-already'))
      .transform((day) => (day === null ? null : { day, endsAt: endOfDay(day, timeZone) })),
  })

export type CareTeamValues = z.output<ReturnType<typeof careTeamSchema>>
