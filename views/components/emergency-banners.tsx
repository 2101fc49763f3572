import type { ReactElement } from 'react'
import type { EmergencyBanner } from '../shell.ts'

export type EmergencyBannersProps = {
  readonly banners: readonly EmergencyBanner[]
  readonly csrfToken: string
}

/** One loud strip for each live grant of emergency access, with the time left and the way to end it. */
export function EmergencyBanners({ banners, csrfToken }: EmergencyBannersProps): ReactElement {
  return (
    <section className="mg-emergency" aria-label="Emergency access">
      {banners.map((banner) => (
        <div className="mg-width mg-emergency__row" key={banner.grantId}>
          <p className="mg-emergency__text">
            <strong className="mg-emergency__title">Emergency access is on</strong>
            <span>
              Record <a href={banner.patientHref}>{banner.patientLabel}</a>
            </span>
            <span className="mg-emergency__time">
              <span data-minutes-left={banner.minutesLeft}>{minutesLeft(banner.minutesLeft)}</span>, until{' '}
              <time dateTime={banner.endsAtIso}>{banner.endsAt}</time>
            </span>
            <span className="mg-emergency__why">Everything you open is recorded and reviewed.</span>
          </p>
          <form method="post" action={banner.endAction}>
            <input type="hidden" name="_csrf" value={csrfToken} />
            <button type="submit" className="mg-emergency__end">
              End emergency access
              <span className="nhsuk-u-visually-hidden"> to record {banner.patientLabel}</span>
            </button>
          </form>
        </div>
      ))}
    </section>
  )
}

function minutesLeft(minutes: number): string {
  if (minutes < 1) {
    return 'Less than a minute left'
  }
  return minutes === 1 ? '1 minute left' : `${minutes} minutes left`
}
