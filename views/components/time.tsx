import type { ReactElement } from 'react'

/**
 * A moment: `text` is what one reads, in the facility's zone; `iso` is the same moment in UTC, shown when pointed at.
 * @param day where the day stands above already: it is heard with the time, not seen
 */
export function Time({
  iso,
  text,
  day,
}: {
  iso: string
  text: string
  day?: string | undefined
}): ReactElement {
  return (
    <time className="mg-time" dateTime={iso} title={`${iso} (UTC)`}>
      {day !== undefined && <span className="nhsuk-u-visually-hidden">{day}, </span>}
      {text}
    </time>
  )
}
