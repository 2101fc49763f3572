import type { ReactElement } from 'react'

/** A moment: `text` is what one reads, in the facility's zone; `iso` is the same moment in UTC, shown when pointed at. */
export function Time({ iso, text }: { iso: string; text: string }): ReactElement {
  return (
    <time className="mg-time" dateTime={iso} title={`${iso} (UTC)`}>
      {text}
    </time>
  )
}
