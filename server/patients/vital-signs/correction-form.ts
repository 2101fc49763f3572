import { z } from 'zod'
import { fault } from '../../operations/fault.ts'
import { choice, faultOf, optionalText, type FieldLabel } from '../../operations/fields.ts'
import { withOffsets } from '../../operations/with-offsets.ts'
import { vitalKinds, type VitalKind } from '../../vital-kinds.ts'
import { lines, version } from '../clinical/entry-fields.ts'
import { circumstanceOf, measuredDiastolic, measuredOf, pressureFault } from './measured.ts'
import { takenAt } from './vital-signs-form.ts'

const labels: Readonly<Record<VitalKind, FieldLabel>> = {
  'blood-pressure': 'the-systolic-pressure',
  pulse: 'the-pulse',
  temperature: 'the-temperature',
  respiration: 'the-respiratory-rate',
  'oxygen-saturation': 'the-oxygen-saturation',
  weight: 'the-weight',
  height: 'the-height',
  'head-circumference': 'the-head-circumference',
  pain: 'the-pain-score',
  glucose: 'the-glucose',
}

/** Of another kind there is no lower number. */
const noDiastolic = optionalText('the-diastolic-pressure', 20).transform((text, context) => {
  if (text !== null) {
    context.addIssue(fault('vital-signs.fault.only-of-blood-pressure'))
  }
  return null
})

const byKind = (kind: VitalKind) =>
  z
    .object({
      value: measuredOf(kind, labels[kind]).transform((value, context) => {
        if (value === null) {
          context.addIssue(faultOf('missing', labels[kind]))
          return z.NEVER
        }
        return value
      }),
      diastolic: kind === 'blood-pressure' ? measuredDiastolic : noDiastolic,
      how: circumstanceOf(kind),
    })
    .superRefine(({ value, diastolic }, context) => {
      const wrong = kind === 'blood-pressure' ? pressureFault(value, diastolic) : undefined
      if (wrong !== undefined) {
        context.addIssue({ code: 'custom', path: ['diastolic'], message: wrong.message })
      }
    })

/** The fields of one vital sign that is corrected. Its form says of which kind it is, and by that its number is read. */
export const correctionSchema = (timeZone: string, now: () => Date) =>
  withOffsets(
    ['takenAt'],
    timeZone,
    z
      .object({
        kind: choice('the-kind', vitalKinds),
        value: z.string().optional(),
        diastolic: z.string().optional(),
        how: z.string().optional(),
        takenAt: takenAt(timeZone, now),
        note: lines('the-note', 2_000),
        reasonAfterDeath: optionalText('the-reason', 1_000),
        version,
      })
      .transform(({ value, diastolic, how, ...rest }, context) => {
        const read = byKind(rest.kind).safeParse({ value, diastolic, how })
        if (read.success) {
          return { ...rest, ...read.data }
        }
        for (const { path, message } of read.error.issues) {
          context.addIssue({ code: 'custom', path: [...path], message })
        }
        return z.NEVER
      }),
  )

/** Whether a vital sign counts. */
export const vitalSignStates = ['final', 'entered-in-error'] as const

/** The form that says that it was entered in error, or takes that back; either needs a reason. */
export const vitalSignStateSchema = z
  .object({
    state: choice('the-new-state', vitalSignStates),
    reason: lines('the-reason', 1_000),
    version,
  })
  .refine(({ reason }) => reason !== null, {
    path: ['reason'],
    message: fault('patients.fault.say-why-whoever-reads'),
  })
