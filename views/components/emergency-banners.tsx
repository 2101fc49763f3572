import type { ReactElement } from 'react'
import { PostForm } from './forms/form.tsx'
import type { EmergencyBanner } from '../shell.ts'
import { minutesWords } from '../script-words.ts'
import { useWords } from '../use-words.ts'
import type { Words } from '../words/words.ts'

export type EmergencyBannersProps = {
  readonly banners: readonly EmergencyBanner[]
  readonly csrfToken: string
}

/** One loud strip for each live grant of emergency access, with the time left and the way to end it. */
export function EmergencyBanners({ banners, csrfToken }: EmergencyBannersProps): ReactElement {
  const words = useWords()
  const { say, sayRich } = words

  return (
    <section className="mg-emergency" aria-label={say('components.emergency-banners.emergency-access')}>
      {banners.map((banner) => (
        <div className="mg-width mg-emergency__row" key={banner.grantId}>
          <p className="mg-emergency__text">
            <strong className="mg-emergency__title">
              {say('components.emergency-banners.emergency-access-2')}
            </strong>
            {banner.patient === undefined ? (
              <span>{say('components.emergency-banners.own-work-outside-hours')}</span>
            ) : (
              <span>
                {sayRich('components.emergency-banners.record', {
                  label: <a href={banner.patient.href}>{banner.patient.label}</a>,
                })}
              </span>
            )}
            <span className="mg-emergency__time">
              {sayRich('components.emergency-banners.until', {
                minutesLeft: (
                  <span
                    data-minutes-left={banner.minutesLeft}
                    data-words={minutesWords(words, banner.minutesLeft)}
                  >
                    {say('components.countdown.minutes-left', { minutes: banner.minutesLeft })}
                  </span>
                ),
                endsAt: <time dateTime={banner.endsAtIso}>{banner.endsAt}</time>,
              })}
            </span>
            <span className="mg-emergency__why">
              {say('components.emergency-banners.everything-open-recorded-reviewed')}
            </span>
          </p>
          <div className="mg-emergency__actions">
            {banner.extendHref !== undefined && (
              <a href={banner.extendHref}>
                {sayRich('components.emergency-banners.more-time', {
                  banner: <span className="nhsuk-u-visually-hidden">{forWhat(words, banner)}</span>,
                })}
              </a>
            )}
            <PostForm action={banner.endAction} csrfToken={csrfToken}>
              <button type="submit" className="mg-emergency__end">
                {sayRich('components.emergency-banners.end-emergency-access', {
                  banner: <span className="nhsuk-u-visually-hidden">{forWhat(words, banner)}</span>,
                })}
              </button>
            </PostForm>
          </div>
        </div>
      ))}
    </section>
  )
}

const forWhat = ({ say }: Words, { patient }: EmergencyBanner): string =>
  patient === undefined
    ? say('components.emergency-banners.to-own-work')
    : say('components.emergency-banners.to-record', { label: patient.label })
