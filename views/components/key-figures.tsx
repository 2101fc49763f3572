import type { ReactElement } from 'react'

export type KeyFigure = {
  readonly label: string
  /** Already formatted. */
  readonly value: string
  readonly note?: string | undefined
  readonly href?: string | undefined
  readonly tone?: 'warning' | 'critical' | undefined
}

/** The few numbers a dashboard begins with; a figure with an address leads to its list. */
export function KeyFigures({
  label,
  figures,
}: {
  label: string
  figures: readonly KeyFigure[]
}): ReactElement {
  return (
    <ul className="mg-figures" aria-label={label}>
      {figures.map((figure) => (
        <li
          key={figure.label}
          className={figure.tone === undefined ? 'mg-figure' : `mg-figure mg-figure--${figure.tone}`}
        >
          <span className="mg-figure__value">{figure.value}</span>
          {figure.href === undefined ? (
            <span className="mg-figure__label">{figure.label}</span>
          ) : (
            <a className="mg-figure__label" href={figure.href}>
              {figure.label}
            </a>
          )}
          {figure.note !== undefined && <span className="mg-figure__note">{figure.note}</span>}
        </li>
      ))}
    </ul>
  )
}
