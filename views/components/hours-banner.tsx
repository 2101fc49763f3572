import type { ReactElement } from 'react'
import type { HoursBanner as Hours } from '../shell.ts'
import { minutesWords } from '../script-words.ts'
import { useWords } from '../use-words.ts'

/** It is shown a quarter of an hour before; what the script counts down from lies well before that. */
const mostCounted = 30

/** Says that the reader's hours end soon, and what can be done. It waits hidden on a page that was opened earlier. */
export function HoursBanner({ hours }: { hours: Hours }): ReactElement {
  const words = useWords()
  const { say, sayRich } = words

  return (
    <section
      className="mg-hours-end"
      aria-label={say('components.hours-banner.your-hours')}
      hidden={!hours.soon}
      data-hours-banner=""
    >
      <div className="mg-width mg-hours-end__row">
        <p className="mg-hours-end__text">
          <strong>
            {sayRich('components.hours-banner.hours-end', {
              endsAt: <time dateTime={hours.endsAtIso}>{hours.endsAt}</time>,
            })}
          </strong>{' '}
          <span
            data-minutes-left={hours.minutesLeft}
            data-words={minutesWords(words, Math.min(hours.minutesLeft, mostCounted))}
          >
            {say('components.countdown.minutes-left', { minutes: hours.minutesLeft })}
          </span>
        </p>
        <p className="mg-hours-end__text">
          {say('components.hours-banner.send')}
          {hours.handsOver && say('components.hours-banner.hand-over-administrative-staff')}
        </p>
        {hours.goOnHref !== undefined && (
          <p className="mg-hours-end__text">
            <a href={hours.goOnHref}>{say('components.hours-banner.go-emergency')}</a>
          </p>
        )}
      </div>
    </section>
  )
}
