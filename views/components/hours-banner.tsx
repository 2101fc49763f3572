import type { ReactElement } from 'react'
import type { HoursBanner as Hours } from '../shell.ts'
import { useWords } from '../use-words.ts'

/** Says that the reader's hours end soon, and what can be done. It waits hidden on a page that was opened earlier. */
export function HoursBanner({ hours }: { hours: Hours }): ReactElement {
  const { say, sayRich } = useWords()

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
          <span data-minutes-left={hours.minutesLeft}>
            {hours.minutesLeft === 1
              ? say('components.hours-banner.1-minute-left')
              : say('components.hours-banner.minutes-left', { minutesLeft: hours.minutesLeft })}
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
