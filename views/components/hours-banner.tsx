import type { ReactElement } from 'react'
import type { HoursBanner as Hours } from '../shell.ts'

/** Says that the reader's hours end soon, and what can be done. It waits hidden on a page that was opened earlier. */
export function HoursBanner({ hours }: { hours: Hours }): ReactElement {
  return (
    <section className="mg-hours-end" aria-label="Your hours" hidden={!hours.soon} data-hours-banner="">
      <div className="mg-width mg-hours-end__row">
        <p className="mg-hours-end__text">
          <strong>
            Your hours end at <time dateTime={hours.endsAtIso}>{hours.endsAt}</time>
          </strong>{' '}
          <span data-minutes-left={hours.minutesLeft}>
            {hours.minutesLeft === 1 ? '1 minute left' : `${hours.minutesLeft} minutes left`}
          </span>
        </p>
        <p className="mg-hours-end__text">
          Send what you are writing. A form that is not sent by then is kept for you.
          {hours.handsOver &&
            ' To hand over, have administrative staff add who covers to the care team of each patient.'}
        </p>
        {hours.goOnHref !== undefined && (
          <p className="mg-hours-end__text">
            <a href={hours.goOnHref}>Go on in an emergency</a>
          </p>
        )}
      </div>
    </section>
  )
}
