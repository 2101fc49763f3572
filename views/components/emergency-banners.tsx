import type { ReactElement } from 'react'
import { PostForm } from './form.tsx'
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
            {banner.patient === undefined ? (
              <span>Your own work, outside hours</span>
            ) : (
              <span>
                Record <a href={banner.patient.href}>{banner.patient.label}</a>
              </span>
            )}
            <span className="mg-emergency__time">
              <span data-minutes-left={banner.minutesLeft}>{minutesLeft(banner.minutesLeft)}</span>, until{' '}
              <time dateTime={banner.endsAtIso}>{banner.endsAt}</time>
            </span>
            <span className="mg-emergency__why">Everything you open is recorded and reviewed.</span>
          </p>
          <div className="mg-emergency__actions">
            {banner.extendHref !== undefined && (
              <a href={banner.extendHref}>
                More time
                <span className="nhsuk-u-visually-hidden">{forWhat(banner)}</span>
              </a>
            )}
            <PostForm action={banner.endAction} csrfToken={csrfToken}>
              <button type="submit" className="mg-emergency__end">
                End emergency access
                <span className="nhsuk-u-visually-hidden">{forWhat(banner)}</span>
              </button>
            </PostForm>
          </div>
        </div>
      ))}
    </section>
  )
}

const forWhat = ({ patient }: EmergencyBanner): string =>
  patient === undefined ? ' to your own work' : ` to record ${patient.label}`

function minutesLeft(minutes: number): string {
  if (minutes < 1) {
    return 'Less than a minute left'
  }
  return minutes === 1 ? '1 minute left' : `${minutes} minutes left`
}
