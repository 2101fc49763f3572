import { vitalKinds, circumstances, type VitalKind } from '../../../server/vital-kinds.ts'
import type { SummaryRow } from '../../components/summary-list.tsx'
import type { TimeFormat } from '../../format.ts'
import type { Words } from '../../words/words.ts'
import { circumstanceText, measuredText } from './vital-sign-text.ts'

/** What a vital sign says, field by field, as it is kept in its history. */
export type VitalSignStated = {
  readonly value?: string | null | undefined
  readonly diastolic?: string | null | undefined
  readonly circumstance?: string | null | undefined
  readonly note?: string | null | undefined
  /** RFC 3339 */
  readonly takenAt?: string | null | undefined
  readonly status?: string | null | undefined
}

export function vitalSignRows(
  words: Words,
  kind: VitalKind,
  stated: VitalSignStated,
  time: TimeFormat,
): readonly SummaryRow[] {
  const { say } = words
  const { value = null, diastolic = null, takenAt = null, note = null, status } = stated
  const circumstance = circumstances.find((one) => one === stated.circumstance) ?? null
  return [
    {
      key: say(`vital-signs.kind.${kind}`),
      value: value === null ? null : measuredText(words, { kind, value, diastolic }),
    },
    { key: say('vital-signs.when'), value: takenAt === null ? null : time.dateTime(new Date(takenAt)) },
    ...(hasHow(kind)
      ? [{ key: say(`vital-signs.how.${kind}`), value: circumstanceText(words, { circumstance }) }]
      : []),
    { key: say('vital-signs.note'), value: note },
    {
      key: say('vital-signs.state'),
      value: say(
        status === 'entered-in-error' ? 'vital-signs.state.entered-in-error' : 'vital-signs.state.final',
      ),
    },
  ]
}

const describedKinds = [
  'blood-pressure',
  'pulse',
  'temperature',
  'oxygen-saturation',
  'height',
  'glucose',
] as const satisfies readonly VitalKind[]

/** Whether it is asked where or how something of this kind is measured. */
export const hasHow = (kind: VitalKind): kind is (typeof describedKinds)[number] =>
  vitalKinds.includes(kind) && describedKinds.some((one) => one === kind)
