import type { ReactElement } from 'react'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { timeElement, type TimeFormat } from '../../format.ts'
import type { Shell } from '../../shell.ts'
import { SeenForm } from '../results/seen-form.tsx'
import { InterpretationTag } from './interpretation-tag.tsx'
import { measuredText } from './vital-sign-text.ts'
import type { UnacknowledgedReading } from './vital-sign.ts'

/** Critical numbers that nobody has said to have seen, with a button for whoever may say so; nothing where there is none. */
export function UnacknowledgedCard(props: {
  shell: Shell
  time: TimeFormat
  readings: readonly UnacknowledgedReading[]
  hrefOf: (id: string) => string
  /** Absent where the reader may not. */
  acknowledge?: ((id: string) => string) | undefined
  /** The same for all that are shown. */
  acknowledgeAll?: string | undefined
}): ReactElement | null {
  const { shell, time, readings, hrefOf, acknowledge, acknowledgeAll } = props
  const { say } = shell.words
  return readings.length === 0 ? null : (
    <Card heading={say('vital-signs.unacknowledged')} id="critical-values" tone="critical">
      <ul className="mg-list">
        {readings.map((reading) => {
          const name = say(`vital-signs.kind.${reading.kind}`)
          return (
            <li key={reading.id}>
              <a href={hrefOf(reading.id)}>{name}</a> <strong>{measuredText(shell.words, reading)}</strong>{' '}
              <InterpretationTag interpretation={reading.interpretation} />{' '}
              {timeElement(time, reading.takenAt)}{' '}
              {acknowledge !== undefined && (
                <PostForm
                  action={acknowledge(reading.id)}
                  csrfToken={shell.csrfToken}
                  hidden={{ version: String(reading.version) }}
                >
                  <Button variant="secondary" small>
                    {say('vital-signs.acknowledge')}
                    <span className="nhsuk-u-visually-hidden">: {name}</span>
                  </Button>
                </PostForm>
              )}
            </li>
          )
        })}
      </ul>
      {acknowledgeAll !== undefined && readings.length > 1 && (
        <SeenForm shell={shell} action={acknowledgeAll} seen={readings}>
          {say('vital-signs.acknowledge-all', { count: readings.length })}
        </SeenForm>
      )}
    </Card>
  )
}
