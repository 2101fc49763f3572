import { z } from 'zod'
import { fault } from '../../operations/fault.ts'
import { faultOf, named, optionalText, type FieldLabel } from '../../operations/fields.ts'
import { measures, plausibleDiastolic, type VitalKind } from '../../vital-kinds.ts'

/** "37,20" is 37.20: a comma is a point in many places, and zeros that were written are kept. */
function readDecimal(text: string, decimals: number): string | undefined {
  const [, whole, fraction] = /^(\d{1,4})(?:[.,](\d{1,6}))?$/.exec(text.trim()) ?? []
  if (whole === undefined || (fraction?.length ?? 0) > decimals) {
    return undefined
  }
  const plain = String(Number(whole))
  return fraction === undefined ? plain : `${plain}.${fraction}`
}

type Limits = {
  readonly label: FieldLabel
  readonly unit: string
  readonly decimals: number
  readonly plausible: readonly [from: number, to: number]
}

/** A number as it was measured, null where its field was left empty; refused where nobody alive has such a one. */
const measured = ({ label, unit, decimals, plausible: [from, to] }: Limits) =>
  optionalText(label, 20).transform((text, context) => {
    if (text === null) {
      return null
    }
    const value = readDecimal(text, decimals)
    if (value === undefined) {
      const wrong =
        decimals === 0
          ? faultOf('not-whole', label)
          : fault('vital-signs.fault.not-a-number', { ...named(label), decimals })
      context.addIssue(wrong)
      return z.NEVER
    }
    if (Number(value) < from || Number(value) > to) {
      context.addIssue(fault('vital-signs.fault.not-plausible', { ...named(label), from, to, unit }))
      return z.NEVER
    }
    return value
  })

/** The number of a kind; the upper one of a blood pressure. */
export const measuredOf = (kind: VitalKind, label: FieldLabel) => measured({ label, ...measures[kind] })

/** The lower number of a blood pressure. */
export const measuredDiastolic = measured({
  label: 'the-diastolic-pressure',
  unit: measures['blood-pressure'].unit,
  decimals: 0,
  plausible: plausibleDiastolic,
})

/** What is wrong with the two numbers of a blood pressure: neither stands alone, and the upper is higher. */
export function pressureFault(
  systolic: string | null,
  diastolic: string | null,
): { readonly lacks: 'systolic' | 'diastolic'; readonly message: string } | undefined {
  if (systolic === null && diastolic !== null) {
    return { lacks: 'systolic', message: faultOf('missing', 'the-systolic-pressure') }
  }
  if (systolic !== null && diastolic === null) {
    return { lacks: 'diastolic', message: faultOf('missing', 'the-diastolic-pressure') }
  }
  return systolic !== null && Number(diastolic) >= Number(systolic)
    ? { lacks: 'diastolic', message: fault('vital-signs.fault.diastolic-not-lower') }
    : undefined
}

/** Where or how it was taken: one of what its kind has; null where nothing is said. */
export const circumstanceOf = (kind: VitalKind) =>
  z
    .enum(['', ...measures[kind].circumstances], faultOf('not-chosen', 'how-it-was-measured'))
    .default('')
    .transform((circumstance) => (circumstance === '' ? null : circumstance))
