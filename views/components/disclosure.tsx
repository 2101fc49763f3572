import type { ReactElement, ReactNode } from 'react'

export type DisclosureProps = {
  readonly summary: string
  readonly open?: boolean | undefined
  readonly children: ReactNode
}

/** Something to unfold, for what few readers need. */
export function Disclosure({ summary, open = false, children }: DisclosureProps): ReactElement {
  return (
    <details className="mg-disclosure" open={open}>
      <summary>{summary}</summary>
      <div className="mg-disclosure__body">{children}</div>
    </details>
  )
}
