import type { ReactElement, ReactNode } from 'react'
import { useWords } from '../../use-words.ts'

export type FilterFormProps = {
  readonly action: string
  /** What the form searches, for screen readers: "Filter the access log". */
  readonly label: string
  readonly children: ReactNode
  readonly submitLabel?: string | undefined
  /** Where all filters are off; shown as a link when given. */
  readonly clearHref?: string | undefined
}

/** A search or a set of filters above a list: GET, so that the result has an address. Its fields stand in a grid. */
export function FilterForm({
  action,
  label,
  children,
  submitLabel = 'Show',
  clearHref,
}: FilterFormProps): ReactElement {
  const { say } = useWords()

  return (
    <search aria-label={label}>
      <form method="get" action={action} className="mg-filter" noValidate>
        <div className="mg-filter__fields">{children}</div>
        <div className="mg-filter__actions">
          <button className="nhsuk-button nhsuk-button--small" type="submit">
            {submitLabel}
          </button>
          {clearHref !== undefined && (
            <a className="nhsuk-link" href={clearHref}>
              {say('components.filter-form.clear')}
            </a>
          )}
        </div>
      </form>
    </search>
  )
}
