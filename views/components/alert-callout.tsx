import type { ReactElement, ReactNode } from 'react'
import type { Tone } from './tag.tsx'

export type AlertCalloutProps = {
  readonly tone?: Exclude<Tone, 'neutral'> | undefined
  readonly heading: string
  readonly headingLevel?: 2 | 3 | undefined
  readonly children?: ReactNode
}

/** Something the reader must not miss, inside a page. */
export function AlertCallout({
  tone = 'info',
  heading,
  headingLevel = 2,
  children,
}: AlertCalloutProps): ReactElement {
  const Heading: 'h2' | 'h3' = `h${headingLevel}`
  return (
    <div className={`mg-callout mg-callout--${tone}`}>
      <Heading className="mg-callout__heading">{heading}</Heading>
      {children}
    </div>
  )
}
