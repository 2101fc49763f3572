import type { ReactElement } from 'react'
import { Tag } from '../components/tag.tsx'
import { dayText } from '../words/calendar-date.ts'
import { useWords } from '../use-words.ts'

/** Until when a licence or training holds. */
export type ShownExpiry = {
  readonly lastDay: string | null
  readonly state: 'none' | 'over' | 'soon' | 'well'
}

/** The last day, with a word where it is over or close. */
export function ExpiryText({ lastDay, state }: ShownExpiry): ReactElement {
  const words = useWords()
  const { say } = words

  if (lastDay === null) {
    return <span className="mg-muted">{say('administration.expiry-text.none')}</span>
  }
  return (
    <>
      {dayText(words, lastDay)}{' '}
      {state === 'over' && <Tag tone="critical">{say('administration.expiry-text.expired')}</Tag>}
      {state === 'soon' && <Tag tone="warning">{say('administration.expiry-text.soon')}</Tag>}
    </>
  )
}
