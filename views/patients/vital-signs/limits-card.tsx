import type { ReactElement } from 'react'
import { measures, type VitalKind } from '../../../server/vital-kinds.ts'
import { Card } from '../../components/card.tsx'
import { useWords } from '../../use-words.ts'
import type { Words } from '../../words/words.ts'
import type { ShownLimits } from './vital-sign.ts'

function rangeText({ say }: Pick<Words, 'say'>, [low, high]: ShownLimits['usual']): string | null {
  if (low !== null && high !== null) return say('vital-signs.limits.between', { low, high })
  if (low !== null) return say('vital-signs.limits.from', { low })
  return high === null ? null : say('vital-signs.limits.to', { high })
}

/** What is usual and what is critical of a kind at the age, and who says so. */
export function LimitsCard({
  kind,
  limits,
  ageIsKnown,
}: {
  kind: VitalKind
  limits: readonly ShownLimits[]
  /** Well enough for one range. */
  ageIsKnown: boolean
}): ReactElement {
  const words = useWords()
  const { say } = words
  const { unit } = measures[kind]
  const nameOf = (of: ShownLimits['of']) =>
    of === 'diastolic'
      ? say('vital-signs.diastolic')
      : of === 'blood-pressure'
        ? say('vital-signs.systolic')
        : say(`vital-signs.kind.${of}`)
  return (
    <Card heading={say('vital-signs.limits')}>
      {limits.length === 0 ? (
        <p className="mg-muted">{say(ageIsKnown ? 'vital-signs.no-range' : 'vital-signs.age-not-known')}</p>
      ) : (
        <ul className="mg-list">
          {limits.map(({ of, usual, critical: [low, high], source }) => {
            const range = rangeText(words, usual)
            return (
              <li key={of}>
                <strong>{nameOf(of)}</strong>
                {range !== null && (
                  <span className="mg-list__detail">{say('vital-signs.limits.usual', { range, unit })}</span>
                )}
                {low !== null && (
                  <span className="mg-list__detail">
                    {say('vital-signs.limits.critical-low', { low, unit })}
                  </span>
                )}
                {high !== null && (
                  <span className="mg-list__detail">
                    {say('vital-signs.limits.critical-high', { high, unit })}
                  </span>
                )}
                <span className="mg-list__detail">
                  {say('vital-signs.limits.source', { source: say(`vital-signs.source.${source}`) })}
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {kind === 'oxygen-saturation' && <p className="mg-muted">{say('vital-signs.own-oxygen-target')}</p>}
    </Card>
  )
}
