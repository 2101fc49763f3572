import type { ReactElement, ReactNode } from 'react'

export type EmptyStateProps = {
  readonly heading: string
  readonly headingLevel?: 2 | 3 | 4 | undefined
  /** What to do next, in a sentence. */
  readonly children: ReactNode
  readonly action?: { readonly href: string; readonly label: string } | undefined
}

/** Stands where a list would be: says that there is nothing, and what to do next. */
export function EmptyState({ heading, headingLevel = 3, children, action }: EmptyStateProps): ReactElement {
  const Heading: 'h2' | 'h3' | 'h4' = `h${headingLevel}`
  return (
    <div className="mg-empty">
      <Heading className="mg-empty__heading">{heading}</Heading>
      <p>{children}</p>
      {action !== undefined && (
        <a className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" href={action.href}>
          {action.label}
        </a>
      )}
    </div>
  )
}
