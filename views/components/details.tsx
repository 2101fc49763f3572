import type { ReactElement, ReactNode } from 'react'
import { FormsOfPageContext } from './forms/page-forms.ts'

export type DetailsProps = {
  readonly summary: string
  readonly open?: boolean | undefined
  /** Where the form in it is sent to: it is open where something is in that form again. */
  readonly form?: string | undefined
  readonly children: ReactNode
}

/** Something to unfold, for what few readers need. */
export function Details({ summary, open = false, form, children }: DetailsProps): ReactElement {
  const forms = FormsOfPageContext.use()
  const filled = form !== undefined && forms?.filled.has(form) === true
  return (
    <details className="mg-disclosure" open={open || filled}>
      <summary>{summary}</summary>
      <div className="mg-disclosure__body">{children}</div>
    </details>
  )
}
