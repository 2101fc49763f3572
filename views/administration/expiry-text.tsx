import type { ReactElement } from 'react'
import { Tag } from '../components/tag.tsx'
import { dayText } from '../format.ts'

/** Until when a licence or training holds. */
export type ShownExpiry = {
  readonly lastDay: string | null
  readonly state: 'none' | 'over' | 'soon' | 'well'
}

/** The last day, with a word where it is over or close. */
export function ExpiryText({ lastDay, state }: ShownExpiry): ReactElement {
  if (lastDay === null) {
    return <span className="mg-muted">None</span>
  }
  return (
    <>
      {dayText(lastDay)} {state === 'over' && <Tag tone="critical">Expired</Tag>}
      {state === 'soon' && <Tag tone="warning">Soon</Tag>}
    </>
  )
}
