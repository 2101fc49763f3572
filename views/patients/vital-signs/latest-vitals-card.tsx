import type { ReactElement, ReactNode } from 'react'
import { Card } from '../../components/card.tsx'
import { Time } from '../../components/time.tsx'
import type { TimeFormat } from '../../format.ts'
import { useWords } from '../../use-words.ts'
import { InterpretationTag } from './interpretation-tag.tsx'
import { circumstanceText, measuredText } from './vital-sign-text.ts'
import type { LatestVitals } from './vital-sign.ts'

/** The last reading of each vital sign that was ever taken, with when that was; each leads to the others of its kind. */
export function LatestVitalsCard(props: {
  heading: string
  vitals: LatestVitals
  time: TimeFormat
  /** Where all of them stand. */
  all: string
  actions?: ReactNode
}): ReactElement {
  const { heading, vitals, time, all, actions } = props
  const words = useWords()
  const { say } = words
  return (
    <Card
      heading={heading}
      id="vital-signs"
      actions={
        <>
          {actions}
          {vitals.length > 0 && <a href={all}>{say('vital-signs.all')}</a>}
        </>
      }
    >
      {vitals.length === 0 ? (
        <p className="mg-muted">{say('vital-signs.none')}</p>
      ) : (
        <dl className="mg-vitals">
          {vitals.map(([newest]) => (
            <div key={newest.kind} className="mg-vitals__one">
              <dt>
                <a href={`${all}?kind=${newest.kind}`}>{say(`vital-signs.kind.${newest.kind}`)}</a>
              </dt>
              <dd>
                <strong className="mg-vitals__value">{measuredText(words, newest)}</strong>{' '}
                {newest.circumstance !== null && (
                  <span className="mg-muted">{circumstanceText(words, newest)}</span>
                )}
                <InterpretationTag interpretation={newest.interpretation} />
                <span className="mg-vitals__when">
                  <Time iso={newest.takenAt.toISOString()} text={time.dateTime(newest.takenAt)} />
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  )
}
