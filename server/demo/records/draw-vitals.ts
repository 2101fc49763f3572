import { growthOn, type GrowthSex } from '../../patients/child-growth.ts'
import type { VitalKind } from '../../vital-kinds.ts'
import type { DemoRandom } from '../random.ts'

/** A number of the demo, before it is sealed. */
export type DemoVital = {
  readonly kind: VitalKind
  readonly value: string
  readonly diastolic: string | null
}

const one = (kind: VitalKind, value: number, decimals = 0): DemoVital => ({
  kind,
  value: value.toFixed(decimals),
  diastolic: null,
})

/** Weight, length and head of a child that keeps to its own line of WHO's. */
export const drawGrowth = (child: { sex: GrowthSex; day: number; z: number }): DemoVital[] =>
  (
    [
      ['weight', 2],
      ['height', 1],
      ['head-circumference', 1],
    ] as const
  ).flatMap(([kind, decimals]) => {
    const value = growthOn(kind, child)
    return value === undefined ? [] : [one(kind, value, decimals)]
  })

/** What a nurse takes of an adult at a visit. @param person.systolic what is usual for them */
export function drawAdultVitals(
  random: DemoRandom,
  person: { readonly systolic: number; readonly weight: number; readonly height: number },
): DemoVital[] {
  const systolic = person.systolic + random.between(-9, 9)
  return [
    { kind: 'blood-pressure', value: String(systolic), diastolic: String(Math.round(systolic * 0.63)) },
    one('pulse', random.between(58, 94)),
    one('temperature', random.between(363, 376) / 10, 1),
    one('respiration', random.between(13, 19)),
    one('oxygen-saturation', random.between(95, 99)),
    one('weight', person.weight + random.between(-15, 15) / 10, 1),
    one('height', person.height),
  ]
}

/** Numbers as the notes of a visit have them: what was measured first, where it was measured again. */
const inNotes: readonly (readonly [VitalKind, RegExp])[] = [
  ['blood-pressure', /\bBP (\d{2,3})\/(\d{2,3})/],
  ['pulse', /\bpulse (\d{2,3})\b/i],
  ['temperature', /\btemp (\d{2}\.\d)/i],
  ['oxygen-saturation', /\bsats (\d{2,3}) ?%/i],
]

/** What was measured at a visit, with the numbers that its notes have. */
export function asNoted(vitals: readonly DemoVital[], notes: string): DemoVital[] {
  const noted = new Map(inNotes.map(([kind, pattern]) => [kind, pattern.exec(notes)]))
  return vitals.map((vital) => {
    const [, value, diastolic = null] = noted.get(vital.kind) ?? []
    return value === undefined ? vital : { ...vital, value, diastolic }
  })
}
