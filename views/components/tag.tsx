import type { ReactElement, ReactNode } from 'react'

/** What a tag or callout says by its colour; its words always say it too. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'critical'

/** A state in a word or two: "Signed", "Expired". */
export function Tag({
  tone = 'neutral',
  children,
}: {
  tone?: Tone | undefined
  children: ReactNode
}): ReactElement {
  return <strong className={`nhsuk-tag mg-tag mg-tag--${tone}`}>{children}</strong>
}
