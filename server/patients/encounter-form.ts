import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { choice, optionalText, requiredText } from '../http/fields.ts'

export const encounterKinds = ['ambulatory', 'emergency', 'inpatient', 'home', 'virtual', 'other'] as const

/** A local date and time as browsers send it (a space for the T is taken too), read in the facility's zone. */
const localDateTime = (timeZone: string, now: () => Date) =>
  z.string({ error: 'Enter when it took place' }).transform((text, context) => {
    try {
      const local = Temporal.PlainDateTime.from(text.trim().replace(' ', 'T'))
      const at = new Date(local.toZonedDateTime(timeZone).epochMilliseconds)
      if (at.getTime() > now().getTime() + 60_000) {
        context.addIssue('The time is in the future; enter when the encounter took place')
      }
      return at
    } catch {
      context.addIssue('Enter the date and time as YYYY-MM-DD HH:MM, for example 2025-03-31 14:30')
      return z.NEVER
    }
  })

/** The fields of an encounter. */
export const encounterSchema = (timeZone: string, now: () => Date) =>
  z.object({
    kind: choice('what kind of encounter it was', encounterKinds),
    occurredAt: localDateTime(timeZone, now),
    reason: requiredText('the reason for the encounter', 1_000),
    notes: optionalText('the notes', 20_000),
    diagnoses: optionalText('the diagnoses', 5_000),
    reasonAfterDeath: optionalText('the reason', 1_000),
  })

export type EncounterValues = z.output<ReturnType<typeof encounterSchema>>
