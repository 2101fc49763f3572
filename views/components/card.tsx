import type { ReactElement, ReactNode } from 'react'

export type CardProps = {
  readonly heading: string
  readonly headingLevel?: 2 | 3 | undefined
  /** Address of the card on its page: `#id` leads to it. */
  readonly id?: string | undefined
  /** Links or buttons beside the heading. */
  readonly actions?: ReactNode
  readonly tone?: 'warning' | 'critical' | undefined
  readonly children: ReactNode
}

/** One part of a page on its own surface, under a heading. */
export function Card({ heading, headingLevel = 2, id, actions, tone, children }: CardProps): ReactElement {
  const Heading: 'h2' | 'h3' = `h${headingLevel}`
  return (
    <section id={id} className={tone === undefined ? 'mg-card' : `mg-card mg-card--${tone}`}>
      <div className="mg-card__head">
        <Heading className="mg-card__heading">{heading}</Heading>
        {Boolean(actions) && <div className="mg-card__actions">{actions}</div>}
      </div>
      <div className="mg-card__body">{children}</div>
    </section>
  )
}
