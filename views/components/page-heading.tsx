import type { ReactElement, ReactNode } from 'react'
import { isolated } from '../isolated.ts'

export type PageHeadingProps = {
  readonly heading: string
  /** A line above the heading: what the page belongs to. */
  readonly caption?: string | undefined
  /** A sentence under the heading. */
  readonly lead?: ReactNode
  /** Buttons at the right on wide screens, underneath on a phone. */
  readonly actions?: ReactNode
  readonly back?: { readonly href: string; readonly label: string } | undefined
}

/** The top of a page: the way back, the one h1, what it is about, and the main actions. */
export function PageHeading({ heading, caption, lead, actions, back }: PageHeadingProps): ReactElement {
  return (
    <div className="mg-page-heading">
      {back !== undefined && (
        <a className="mg-back" href={back.href}>
          <span aria-hidden="true">←</span> {isolated(back.label)}
        </a>
      )}
      <div className="mg-page-heading__row">
        <div>
          {caption !== undefined && <p className="mg-page-heading__caption">{caption}</p>}
          <h1 className="nhsuk-heading-xl">{heading}</h1>
        </div>
        {Boolean(actions) && <div className="mg-page-heading__actions">{actions}</div>}
      </div>
      {Boolean(lead) && <p className="mg-page-heading__lead">{lead}</p>}
    </div>
  )
}
