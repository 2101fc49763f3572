import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { choice, optionalText, requiredText } from '../http/fields.ts'

export const encounterKinds = ['ambulatory', 'emergency', 'inpatient', 'home', 'virtual', 'other'] as const

const shape = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?$/

const earliestYear = 1900

/**
 * A local date and time as browsers send it (a space for the T is taken too), read in the facility's zone. A date alone is
 * no time, and one with an offset or a zone of its own would be read as another one.
 */
const localDateTime = (timeZone: string, now: () => Date) =>
  z.string({ error: 'Enter when it took place' }).transform((text, context) => {
    const local = readLocal(text.trim())
    if (local === undefined) {
      context.addIssue('Enter the date and time as YYYY-MM-DD HH:MM, for example 2025-03-31 14:30')
      return z.NEVER
    }
    const zoned = local.toZonedDateTime(timeZone)
    const at = new Date(zoned.epochMilliseconds)
    if (local.year < earliestYear) {
      context.addIssue('The time is too long ago; check the year')
    } else if (at.getTime() > now().getTime() + 60_000) {
      context.addIssue('The time is in the future; enter when the encounter took place')
    } else if (!zoned.toPlainDateTime().equals(local)) {
      context.addIssue(
        'There was no such time on that day: the clocks were put forward over it. Enter the time before or after',
      )
    }
    return at
  })

function readLocal(text: string): Temporal.PlainDateTime | undefined {
  try {
    return shape.test(text) ? Temporal.PlainDateTime.from(text.replace(' ', 'T')) : undefined
  } catch {
    return undefined
  }
}

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
