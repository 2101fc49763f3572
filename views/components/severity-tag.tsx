import type { ReactElement } from 'react'
import { Tag, type Tone } from './tag.tsx'

export type Severity = 'info' | 'warning' | 'critical' | 'emergency'

const tones: Readonly<Record<Severity, Tone>> = {
  info: 'neutral',
  warning: 'warning',
  critical: 'critical',
  emergency: 'critical',
}

/** How grave an audit event or alert is. */
export function SeverityTag({ severity }: { severity: Severity }): ReactElement {
  return <Tag tone={tones[severity]}>{severity}</Tag>
}
