import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { routeCodes } from '../../../config/administration-routes.ts'
import { calendarDay, optionalText, requiredText, wholeNumber } from '../../operations/fields.ts'
import { isId } from '../../is-id.ts'
import { fault } from '../../operations/fault.ts'
import { schedule6Days } from '../schedules/schedule-rules.ts'

/** The longest that a prescription may stand: a year from today. */
export const lastDayFrom = (today: string): string =>
  Temporal.PlainDate.from(today).add({ years: 1 }).toString()

/** What the form proposes: as long as a prescription of any schedule may hold. */
export const usualDayFrom = (today: string): string =>
  Temporal.PlainDate.from(today).add({ days: schedule6Days }).toString()

const route = z
  .string({ error: fault('prescriptions.fault.choose-how-given') })
  .trim()
  .toLowerCase()
  .pipe(z.enum(routeCodes, fault('prescriptions.fault.choose-how-given')))

/** The fields of a prescription. @param today the facility's date, YYYY-MM-DD, at the moment of asking */
export const prescriptionSchema = (today: () => string) =>
  z.object({
    medicationId: z
      .string({ error: fault('prescriptions.fault.choose-medicine') })
      .refine(isId, fault('prescriptions.fault.choose-medicine-list')),
    dose: requiredText('the-dose', 200),
    route,
    frequency: requiredText('how-often-it-is-taken', 200),
    quantity: wholeNumber('the-quantity', 1, 100_000),
    repeats: wholeNumber('how-often-it-may-be-repeated', 0, 24),
    expiresOn: calendarDay('the-last-day')
      .refine((day) => day >= today(), fault('prescriptions.fault.last-day-passed-enter'))
      .refine((day) => day <= lastDayFrom(today()), fault('prescriptions.fault.last-day-too-far')),
    instructions: optionalText('the-instructions', 2_000),
    reasonAfterDeath: optionalText('the-reason', 1_000),
    overrideReason: optionalText('the-reason', 1_000),
    repeatAfterDays: z
      .union([
        z.literal('').transform(() => null),
        wholeNumber('after-how-many-days-it-may-be-repeated', 1, 365),
      ])
      .optional()
      .transform((days) => days ?? null),
  })

export type PrescriptionValues = z.output<ReturnType<typeof prescriptionSchema>>
