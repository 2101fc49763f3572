import type { ReactElement } from 'react'
import { Tag, type Tone } from '../components/tag.tsx'
import type { ExportView } from './export-view.ts'

const shown: Readonly<Record<ExportView['standing'], { tone: Tone; text: string }>> = {
  running: { tone: 'info', text: 'Running' },
  complete: { tone: 'success', text: 'Complete' },
  broken: { tone: 'critical', text: 'Broke off' },
  lost: { tone: 'critical', text: 'Broke off, end unknown' },
}

/** How an export stands. */
export function StandingTag({ standing }: { standing: ExportView['standing'] }): ReactElement {
  const { tone, text } = shown[standing]
  return <Tag tone={tone}>{text}</Tag>
}
