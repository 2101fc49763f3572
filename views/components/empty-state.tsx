import type { ReactElement, ReactNode } from 'react'

export type EmptyStateProps = {
  readonly heading: string
  /** What to do next, in a sentence. */
  readonly children: ReactNode
  readonly action?: { readonly href: string; readonly label: string } | undefined
}

/** Stands where a list would be: says that there is nothing, and what to do next. */
export function EmptyState({ heading, children, action }: EmptyStateProps): ReactElement {
  return (
    <div className="mg-empty">
      <p className="mg-empty__heading">{heading}</p>
      <p>{children}</p>
      {action !== undefined && (
        <a className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" href={action.href}>
          {action.label}
        </a>
      )}
    </div>
  )
}
