import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { useWords } from '../../use-words.ts'
import type { Words } from '../../words/words.ts'
import type { ShownTestLimits } from './result.ts'

type Known = Extract<ShownTestLimits, { known: 'yes' }>

function linesOf({ say }: Words, { unit, ...limits }: Known): readonly string[] {
  const { usualLow, usualHigh, criticalLow, criticalHigh, source } = limits
  return [
    ...(usualLow === null ? [] : [say('results.limits.usual-low', { low: usualLow, unit })]),
    ...(usualHigh === null ? [] : [say('results.limits.usual-high', { high: usualHigh, unit })]),
    ...(criticalLow === null ? [] : [say('results.limits.critical-low', { low: criticalLow, unit })]),
    ...(criticalHigh === null ? [] : [say('results.limits.critical-high', { high: criticalHigh, unit })]),
    say('results.limits.source', { source: say(`results.source.${source}`) }),
  ]
}

/** Against which limits a number was read, and who says so; that it was read against none. */
export function ResultLimitsCard({ limits }: { limits: ShownTestLimits }): ReactElement {
  const words = useWords()
  const { say } = words
  return (
    <Card heading={say('results.limits')}>
      {limits.known === 'yes' ? (
        <ul className="mg-list">
          {linesOf(words, limits).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        <p className="mg-muted">
          {say(limits.known === 'none' ? 'results.limits.none' : 'results.limits.unit')}
        </p>
      )}
    </Card>
  )
}
