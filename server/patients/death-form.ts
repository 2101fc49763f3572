import { z } from 'zod'
import { choice, optionalText } from '../operations/fields.ts'
import { parsePartialDate } from '../partial-date.ts'

/** The form of a death: whether, when as far as it is known, and why what was recorded before is changed. */
export const deathSchema = (today: () => string) =>
  z.object({
    died: choice('whether the patient has died', ['yes', 'no']),
    diedOn: optionalText('the date of death', 40)
      .refine((text) => {
        const precision = text === null ? 'day' : parsePartialDate(text)?.precision
        return precision !== undefined && precision !== 'instant'
      }, 'Enter the date of death as YYYY-MM-DD, for example 2025-03-31; as 2025-03 or 2025 where no more is known; or leave it empty')
      .refine((text) => text === null || text >= '1880', 'The date of death is too long ago; check the year')
      .refine(
        (text) => text === null || text <= today().slice(0, text.length),
        'The date of death is in the future; check it',
      ),
    reason: optionalText('the reason', 1_000),
    version: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number)
      .catch(0),
  })

export type DeathValues = z.output<ReturnType<typeof deathSchema>>
