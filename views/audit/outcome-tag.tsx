import type { ReactElement } from 'react'
import { Tag, type Tone } from '../components/tag.tsx'
import type { Outcome } from './event-entry.ts'

const shown: Readonly<Record<Outcome, { tone: Tone; text: string }>> = {
  success: { tone: 'neutral', text: 'Success' },
  refused: { tone: 'warning', text: 'Refused' },
  failure: { tone: 'critical', text: 'Failed' },
}

/** How an event ended. Success is plain text, so that the others stand out. */
export function OutcomeTag({ outcome }: { outcome: Outcome }): ReactElement {
  const { tone, text } = shown[outcome]
  return outcome === 'success' ? <>{text}</> : <Tag tone={tone}>{text}</Tag>
}
