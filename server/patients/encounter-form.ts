import { z } from 'zod'
import { choice, optionalText, requiredText } from '../http/fields.ts'
import { typedMoment, withOffsets } from '../http/typed-moment.ts'

export const encounterKinds = ['ambulatory', 'emergency', 'inpatient', 'home', 'virtual', 'other'] as const

/** The fields of an encounter. */
export const encounterSchema = (timeZone: string, now: () => Date) =>
  withOffsets(
    ['occurredAt'],
    timeZone,
    z.object({
      kind: choice('what kind of encounter it was', encounterKinds),
      occurredAt: typedMoment({ label: 'when it took place', timeZone, notAfter: now }),
      reason: requiredText('the reason for the encounter', 1_000),
      notes: optionalText('the notes', 20_000),
      diagnoses: optionalText('the diagnoses', 5_000),
      reasonAfterDeath: optionalText('the reason', 1_000),
    }),
  )

export type EncounterValues = z.output<ReturnType<typeof encounterSchema>>
