import { z } from 'zod'
import { choice, optionalText } from '../../operations/fields.ts'
import { parsePartialDate } from '../../partial-date.ts'
import { fault } from '../../operations/fault.ts'

/** The form of a death: whether, when as far as it is known, and why what was recorded before is changed. */
export const deathSchema = (today: () => string) =>
  z.object({
    died: choice('whether-the-patient-has-died', ['yes', 'no']),
    diedOn: optionalText('the-date-of-death', 40)
      .refine((text) => {
        const precision = text === null ? 'day' : parsePartialDate(text)?.precision
        return precision !== undefined && precision !== 'instant'
      }, fault('patients.fault.enter-date-death-yyyy'))
      .refine((text) => text === null || text >= '1880', fault('patients.fault.date-death-too-long'))
      .refine(
        (text) => text === null || text <= today().slice(0, text.length),
        fault('patients.fault.date-death-future-check'),
      ),
    reason: optionalText('the-reason', 1_000),
    version: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number)
      .catch(0),
  })

export type DeathValues = z.output<ReturnType<typeof deathSchema>>
