import type { ReactElement } from 'react'
import { PersonName } from '../components/person-name.tsx'

/** On paper only: who made this page, and when. */
export function PrintedBy({ name, at }: { name: string; at: string }): ReactElement {
  return (
    <p className="mg-print-only">
      Made for <PersonName name={name} /> on {at}.
    </p>
  )
}
