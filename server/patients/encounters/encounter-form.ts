import { z } from 'zod'
import { extentOf, parsePartialDate } from '../../partial-date.ts'
import { lines } from '../clinical/entry-fields.ts'
import { choice, optionalText } from '../../operations/fields.ts'
import { idInAddress } from '../../operations/input.ts'
import { typedMoment } from '../../operations/typed-moment.ts'
import { withOffsets } from '../../operations/with-offsets.ts'
import { fault } from '../../operations/fault.ts'
import { checkDiagnoses, diagnosisShape } from './diagnosis-fields.ts'

export const encounterKinds = ['ambulatory', 'emergency', 'inpatient', 'home', 'virtual', 'other'] as const

/** When an encounter took place; `on` where no time of day is known: then `at` is the beginning of that day, month or year. */
export type EncounterTime = { readonly at: Date; readonly on: string | null }

const encounterForm = <Time extends z.ZodType<EncounterTime>, More extends z.ZodRawShape>(
  timeZone: string,
  time: Time,
  more: More,
) =>
  withOffsets(
    ['occurredAt'],
    timeZone,
    z
      .object({
        kind: choice('what-kind-of-encounter-it-was', encounterKinds),
        occurredAt: time,
        reason: optionalText('the-reason-for-the-encounter', 1_000),
        history: lines('the-history', 20_000),
        examination: lines('the-examination', 20_000),
        assessment: lines('the-assessment', 20_000),
        plan: lines('the-plan', 20_000),
        notes: optionalText('the-notes', 20_000),
        diagnoses: optionalText('the-diagnoses', 5_000),
        reasonAfterDeath: optionalText('the-reason', 1_000),
        ...diagnosisShape,
        ...more,
      })
      .superRefine((values, context) => {
        const parts = ['reason', 'history', 'examination', 'assessment', 'plan', 'notes']
        const written: Readonly<Record<string, unknown>> = values
        if (parts.every((part) => written[part] === null)) {
          context.addIssue({ code: 'custom', path: ['reason'], message: fault('patients.fault.note-empty') })
        }
        checkDiagnoses(values, context)
      }),
  )

const momentOf = (timeZone: string, now: () => Date) =>
  typedMoment({ label: 'when-it-took-place', timeZone, notAfter: now }).transform((at) => ({
    at,
    on: null,
  }))

/** The fields of a new encounter: it has a time of day. */
export const encounterSchema = (timeZone: string, now: () => Date) =>
  encounterForm(timeZone, momentOf(timeZone, now), {})

/** A date without a time of day, or with one: as precise as it is known. */
const partialOrMoment = (timeZone: string, now: () => Date) =>
  z
    .string({ error: fault('patients.fault.enter-when-took-place') })
    .transform((text, context): EncounterTime => {
      const on = parsePartialDate(text.trim())
      if (on === undefined || on.precision === 'instant') {
        const moment = momentOf(timeZone, now).safeParse(text)
        if (moment.success) {
          return moment.data
        }
        context.addIssue(moment.error.issues[0]?.message ?? fault('patients.fault.enter-when-took-place'))
        return z.NEVER
      }
      const { from: at } = extentOf(on, timeZone)
      if (at > now()) {
        context.addIssue(fault('patients.fault.date-future-check-when'))
        return z.NEVER
      }
      return { at, on: on.text }
    })

/** The fields of an amendment, and what it amends: what is amended may be known to the day, the month or the year only. */
export const amendmentSchema = (timeZone: string, now: () => Date) =>
  encounterForm(timeZone, partialOrMoment(timeZone, now), { encounterId: idInAddress })

export type EncounterValues = Omit<z.output<ReturnType<typeof amendmentSchema>>, 'encounterId'>
