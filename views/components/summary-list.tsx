import type { ReactElement, ReactNode } from 'react'

export type SummaryRow = {
  readonly key: string
  readonly value: ReactNode
  /** `label` is the verb; the key is added to it for screen readers: "Change phone". */
  readonly action?: { readonly href: string; readonly label: string } | undefined
}

/** Facts about one thing, each under its name. An empty value says "Not recorded". */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }): ReactElement {
  return (
    <dl className="nhsuk-summary-list mg-summary">
      {rows.map((row) => (
        <div key={row.key} className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">{row.key}</dt>
          <dd className="nhsuk-summary-list__value">{isBlank(row.value) ? notRecorded : row.value}</dd>
          {row.action !== undefined && (
            <dd className="nhsuk-summary-list__actions">
              <a href={row.action.href}>
                {row.action.label}
                <span className="nhsuk-u-visually-hidden"> {row.key.toLowerCase()}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

const notRecorded = <span className="mg-muted">Not recorded</span>

function isBlank(value: ReactNode): boolean {
  return value === null || value === undefined || value === ''
}
