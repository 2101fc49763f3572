import type { ReactElement, ReactNode } from 'react'

export type ColumnsProps = {
  readonly main: ReactNode
  readonly side: ReactNode
  /** On a phone the side comes after the main part, unless what it holds must be read first. */
  readonly sideFirst?: boolean | undefined
  /** Both columns are as wide. */
  readonly even?: boolean | undefined
  /** What waits for the reader: above everything on a phone and for the ear, on top of the side on a wide screen. */
  readonly waiting?: ReactNode
}

/** Two columns on a wide screen, one on a narrow one. */
export function Columns({
  main,
  side,
  sideFirst = false,
  even = false,
  waiting,
}: ColumnsProps): ReactElement {
  const waits = Boolean(waiting)
  const layout = even
    ? ' mg-columns--even'
    : sideFirst
      ? ' mg-columns--side-first'
      : waits
        ? ' mg-columns--waiting'
        : ''
  return (
    <div className={`mg-columns${layout}`}>
      {waits && <div className="mg-columns__waiting">{waiting}</div>}
      {sideFirst && <div className="mg-columns__side">{side}</div>}
      <div className="mg-columns__main">{main}</div>
      {!sideFirst && <div className="mg-columns__side">{side}</div>}
    </div>
  )
}
