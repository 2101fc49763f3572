import {
  vitalKinds,
  circumstances,
  interpretations,
  type Interpretation,
  type VitalKind,
} from '../../../server/vital-kinds.ts'
import type { SummaryRow } from '../../components/summary-list.tsx'
import type { TimeFormat } from '../../format.ts'
import type { Words } from '../../words/words.ts'
import type { VitalSign } from './vital-sign.ts'
import { circumstanceText, measuredText } from './vital-sign-text.ts'

/** What a vital sign says, field by field, as it is kept in its history. */
export type VitalSignStated = {
  readonly value?: string | null | undefined
  readonly diastolic?: string | null | undefined
  readonly circumstance?: string | null | undefined
  readonly note?: string | null | undefined
  readonly reasonAfterDeath?: string | null | undefined
  /** RFC 3339 */
  readonly takenAt?: string | null | undefined
  readonly status?: string | null | undefined
  readonly interpretation?: string | null | undefined
}

export function vitalSignRows(
  words: Words,
  kind: VitalKind,
  stated: VitalSignStated,
  time: TimeFormat,
  ageIsKnown = true,
): readonly SummaryRow[] {
  const { say } = words
  const {
    value = null,
    diastolic = null,
    takenAt = null,
    note = null,
    status,
    reasonAfterDeath = null,
  } = stated
  const circumstance = circumstances.find((one) => one === stated.circumstance) ?? null
  const interpretation = interpretations.find((one) => one === stated.interpretation)
  return [
    {
      key: say(`vital-signs.kind.${kind}`),
      value: value === null ? null : measuredText(words, { kind, value, diastolic }),
    },
    ...(!hasLimits(kind) || value === null
      ? []
      : [
          {
            key: say('vital-signs.interpretation'),
            value: interpretationText(words, interpretation, ageIsKnown),
          },
        ]),
    { key: say('vital-signs.when'), value: takenAt === null ? null : time.dateTime(new Date(takenAt)) },
    ...(hasHow(kind)
      ? [{ key: say(`vital-signs.how.${kind}`), value: circumstanceText(words, { circumstance }) }]
      : []),
    { key: say('vital-signs.note'), value: note },
    ...(reasonAfterDeath === null ? [] : [{ key: say('vital-signs.after-death'), value: reasonAfterDeath }]),
    {
      key: say('vital-signs.state'),
      value: say(
        status === 'entered-in-error' ? 'vital-signs.state.entered-in-error' : 'vital-signs.state.final',
      ),
    },
  ]
}

/** What a number means for the age; where that is not known, that it is not, and that it means the same at every age. */
function interpretationText(
  { say }: Words,
  interpretation: Interpretation | undefined,
  ageIsKnown: boolean,
): string {
  if (interpretation === undefined) {
    return say(ageIsKnown ? 'vital-signs.no-range' : 'vital-signs.differs-by-age')
  }
  const text = say(`vital-signs.interpretation.${interpretation}`)
  return ageIsKnown ? text : say('vital-signs.at-every-age', { interpretation: text })
}

/** Kinds of which it is not asked whether their number is usual. */
const withoutLimits: readonly VitalKind[] = ['weight', 'height', 'head-circumference', 'pain']

/** Whether it is asked of a kind whether its number is usual. */
export const hasLimits = (kind: VitalKind): boolean => !withoutLimits.includes(kind)

/** Of a critical number: who has seen it. */
export const acknowledgedRows = (
  { say }: Words,
  { interpretation, acknowledged }: Pick<VitalSign, 'interpretation' | 'acknowledged'>,
  time: TimeFormat,
): readonly SummaryRow[] =>
  interpretation !== 'critical-low' && interpretation !== 'critical-high'
    ? []
    : [
        {
          key: say('vital-signs.acknowledged'),
          value:
            acknowledged === null
              ? say('vital-signs.not-acknowledged')
              : say('vital-signs.acknowledged-by', {
                  by: acknowledged.by ?? '',
                  at: time.dateTime(acknowledged.at),
                }),
        },
      ]

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
