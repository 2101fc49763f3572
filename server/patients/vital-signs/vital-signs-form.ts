import { z } from 'zod'
import { fault } from '../../operations/fault.ts'
import { optionalText } from '../../operations/fields.ts'
import { takingNothingElse } from '../../operations/input-fields.ts'
import { typedMoment } from '../../operations/typed-moment.ts'
import { withOffsets } from '../../operations/with-offsets.ts'
import type { Circumstance, VitalKind } from '../../vital-kinds.ts'
import { lines } from '../clinical/entry-fields.ts'
import { circumstanceOf, measuredDiastolic, measuredOf, pressureFault } from './measured.ts'
import type { VitalSignContent } from './vital-sign-content.ts'

/** What is asked of every vital sign: when it was taken. */
export const takenAt = (timeZone: string, now: () => Date) =>
  typedMoment({ label: 'when-it-was-measured', timeZone, notAfter: now })

/** The numbers that are taken together: each field is of one kind, and a kind that is left empty was not taken. */
export const vitalSignsSchema = (timeZone: string, now: () => Date) =>
  takingNothingElse(
    withOffsets(
      ['takenAt'],
      timeZone,
      z
        .object({
          takenAt: takenAt(timeZone, now),
          systolic: measuredOf('blood-pressure', 'the-systolic-pressure'),
          diastolic: measuredDiastolic,
          bloodPressureHow: circumstanceOf('blood-pressure'),
          pulse: measuredOf('pulse', 'the-pulse'),
          pulseHow: circumstanceOf('pulse'),
          temperature: measuredOf('temperature', 'the-temperature'),
          temperatureHow: circumstanceOf('temperature'),
          respiration: measuredOf('respiration', 'the-respiratory-rate'),
          oxygenSaturation: measuredOf('oxygen-saturation', 'the-oxygen-saturation'),
          oxygenSaturationHow: circumstanceOf('oxygen-saturation'),
          weight: measuredOf('weight', 'the-weight'),
          height: measuredOf('height', 'the-height'),
          heightHow: circumstanceOf('height'),
          headCircumference: measuredOf('head-circumference', 'the-head-circumference'),
          pain: measuredOf('pain', 'the-pain-score'),
          glucose: measuredOf('glucose', 'the-glucose'),
          glucoseHow: circumstanceOf('glucose'),
          note: lines('the-note', 2_000),
          reasonAfterDeath: optionalText('the-reason', 1_000),
        })
        .superRefine((values, context) => {
          const pressure = pressureFault(values.systolic, values.diastolic)
          if (pressure !== undefined) {
            context.addIssue({ code: 'custom', path: [pressure.lacks], message: pressure.message })
          }
          const empty = described(values).find(([, value, how]) => value === null && how !== null)
          if (empty !== undefined && pressure === undefined) {
            context.addIssue({
              code: 'custom',
              path: [empty[0]],
              message: fault('vital-signs.fault.said-how-and-not-what'),
            })
          } else if (pressure === undefined && measurementsOf(values).length === 0) {
            context.addIssue({
              code: 'custom',
              path: ['systolic'],
              message: fault('vital-signs.fault.nothing-measured'),
            })
          }
        }),
    ),
  )

export type VitalSignsTyped = z.output<ReturnType<typeof vitalSignsSchema>>

/** The fields that say where or how beside the number that they say it of. */
const described = (values: Readonly<Record<string, unknown>>) =>
  (
    [
      ['systolic', 'bloodPressureHow'],
      ['pulse', 'pulseHow'],
      ['temperature', 'temperatureHow'],
      ['oxygenSaturation', 'oxygenSaturationHow'],
      ['height', 'heightHow'],
      ['glucose', 'glucoseHow'],
    ] as const
  ).map(([field, how]) => [field, values[field], values[how]] as const)

/** One kind that was taken. */
export type Measurement = {
  readonly kind: VitalKind
  readonly content: Omit<VitalSignContent, 'interpretation' | 'reasonAfterDeath'>
}

/** What was taken, kind by kind. */
export function measurementsOf(
  values: Omit<VitalSignsTyped, 'takenAt' | 'reasonAfterDeath'>,
): readonly Measurement[] {
  const { note } = values
  const taken = (kind: VitalKind, value: string | null, circumstance: Circumstance | null = null) =>
    value === null ? [] : [{ kind, content: { value, diastolic: null, circumstance, note } }]
  const pressure = taken('blood-pressure', values.systolic, values.bloodPressureHow)
  return [
    ...pressure.map((one) => ({ ...one, content: { ...one.content, diastolic: values.diastolic } })),
    ...taken('pulse', values.pulse, values.pulseHow),
    ...taken('temperature', values.temperature, values.temperatureHow),
    ...taken('respiration', values.respiration),
    ...taken('oxygen-saturation', values.oxygenSaturation, values.oxygenSaturationHow),
    ...taken('weight', values.weight),
    ...taken('height', values.height, values.heightHow),
    ...taken('head-circumference', values.headCircumference),
    ...taken('pain', values.pain),
    ...taken('glucose', values.glucose, values.glucoseHow),
  ]
}
