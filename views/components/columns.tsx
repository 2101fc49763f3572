import type { ReactElement, ReactNode } from 'react'

export type ColumnsProps = {
  readonly main: ReactNode
  readonly side: ReactNode
  /** On a phone the side comes after the main part, unless what it holds must be read first. */
  readonly sideFirst?: boolean | undefined
}

/** Two columns on a wide screen, one on a narrow one. */
export function Columns({ main, side, sideFirst = false }: ColumnsProps): ReactElement {
  return (
    <div className={sideFirst ? 'mg-columns mg-columns--side-first' : 'mg-columns'}>
      {sideFirst && <div className="mg-columns__side">{side}</div>}
      <div className="mg-columns__main">{main}</div>
      {!sideFirst && <div className="mg-columns__side">{side}</div>}
    </div>
  )
}
