import type { ReactElement } from 'react'

/** On paper only: who made this page, and when. */
export function PrintedBy({ name, at }: { name: string; at: string }): ReactElement {
  return (
    <p className="mg-print-only">
      Made for {name} on {at}.
    </p>
  )
}
