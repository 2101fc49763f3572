import type { ReactElement, ReactNode } from 'react'
import { Card } from '../../components/card.tsx'
import { Time } from '../../components/time.tsx'
import type { TimeFormat } from '../../format.ts'
import { useWords } from '../../use-words.ts'
import { InterpretationTag } from './interpretation-tag.tsx'
import { SparkLine } from './spark-line.tsx'
import { circumstanceText, measuredText } from './vital-sign-text.ts'
import type { BodyMass, LatestVitals } from './vital-sign.ts'

/** The last reading of each vital sign that was ever taken, with when that was; each leads to the others of its kind. */
export function LatestVitalsCard(props: {
  heading: string
  vitals: LatestVitals
  bodyMass: BodyMass | null
  time: TimeFormat
  /** Where all of them stand. */
  all: string
  actions?: ReactNode
}): ReactElement {
  const { heading, vitals, bodyMass, time, all, actions } = props
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
          {vitals.map((readings) => {
            const [newest] = readings
            return (
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
                  <SparkLine readings={readings} time={time} />
                </dd>
              </div>
            )
          })}
          {bodyMass !== null && <BodyMassTile bodyMass={bodyMass} time={time} />}
        </dl>
      )}
    </Card>
  )
}

function BodyMassTile({ bodyMass, time }: { bodyMass: BodyMass; time: TimeFormat }): ReactElement {
  const { say } = useWords()
  const { value, z, weighedAt, measuredAt } = bodyMass
  return (
    <div className="mg-vitals__one">
      <dt>{say('vital-signs.body-mass')}</dt>
      <dd>
        <strong className="mg-vitals__value">{value.toFixed(1)} kg/m²</strong>
        {z !== null && <span> {say('vital-signs.body-mass-z', { z: z.toFixed(2) })}</span>}
        <span className="mg-vitals__when">
          {say('vital-signs.body-mass-from', {
            weighed: time.date(weighedAt),
            measured: time.date(measuredAt),
          })}
        </span>
      </dd>
    </div>
  )
}
