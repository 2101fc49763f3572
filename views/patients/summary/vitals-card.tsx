import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { Time } from '../../components/time.tsx'
import { AddLink } from './add-link.tsx'
import type { TimeFormat } from '../../format.ts'
import { useWords } from '../../use-words.ts'
import { InterpretationTag } from '../vital-signs/interpretation-tag.tsx'
import { SparkLine } from '../vital-signs/spark-line.tsx'
import { circumstanceText, measuredText } from '../vital-signs/vital-sign-text.ts'
import type { BodyMass, LatestVitals } from '../vital-signs/vital-sign.ts'

/** The last of each vital sign with its day and its course over a year, close together; each leads to all of its kind. */
export function VitalsCard(props: {
  vitals: LatestVitals
  bodyMass: BodyMass | null
  time: TimeFormat
  all: string
  /** Absent where the reader may not record any. */
  add: string | undefined
}): ReactElement {
  const { vitals, bodyMass, time, all, add } = props
  const words = useWords()
  const { say } = words
  return (
    <Card
      heading={say('vital-signs.heading')}
      id="vital-signs"
      actions={add !== undefined && <AddLink href={add} to={say('vital-signs.heading')} />}
    >
      {vitals.length === 0 && <p className="mg-muted">{say('vital-signs.none')}</p>}
      {vitals.length > 0 && (
        <dl className="mg-vital-lines">
          {vitals.map((readings) => {
            const [newest] = readings
            return (
              <div key={newest.kind}>
                <dt>
                  <a href={`${all}?kind=${newest.kind}`}>{say(`vital-signs.kind.${newest.kind}`)}</a>{' '}
                  <Time iso={newest.takenAt.toISOString()} text={time.dateTime(newest.takenAt)} />
                </dt>
                <dd>
                  <strong className="mg-nowrap">{measuredText(words, newest)}</strong>
                  <InterpretationTag interpretation={newest.interpretation} />
                  {newest.circumstance !== null && (
                    <span className="mg-muted">{circumstanceText(words, newest)}</span>
                  )}
                </dd>
                <dd className="mg-vital-lines__course">
                  <SparkLine readings={readings} time={time} />
                </dd>
              </div>
            )
          })}
          {bodyMass !== null && (
            <div>
              <dt>{say('vital-signs.body-mass')}</dt>
              <dd>
                <strong className="mg-nowrap">{bodyMass.value.toFixed(1)} kg/m²</strong>
                {bodyMass.z !== null && (
                  <span className="mg-muted">
                    {say('vital-signs.body-mass-z', { z: bodyMass.z.toFixed(2) })}
                  </span>
                )}
              </dd>
              <dd className="mg-vital-lines__from">
                {say('vital-signs.body-mass-from', {
                  weighed: time.date(bodyMass.weighedAt),
                  measured: time.date(bodyMass.measuredAt),
                })}
              </dd>
            </div>
          )}
        </dl>
      )}
      {vitals.length > 0 && (
        <p className="mg-lines__more">
          <a href={all}>{say('vital-signs.all')}</a>
        </p>
      )}
    </Card>
  )
}
