import type { ReactElement } from 'react'

export type PaginationProps = {
  /** What is paged through, for screen readers: "Pages of the access log". */
  readonly label: string
  readonly newer?: string | undefined
  readonly older?: string | undefined
  readonly newerLabel?: string | undefined
  readonly olderLabel?: string | undefined
}

/** The way through a long list by its keys: there is a page before and a page after, no page numbers. */
export function Pagination(props: PaginationProps): ReactElement | null {
  const { label, newer, older, newerLabel = 'Newer', olderLabel = 'Older' } = props
  if (newer === undefined && older === undefined) {
    return null
  }
  return (
    <nav className="mg-pagination" aria-label={label}>
      {newer !== undefined && (
        <a className="mg-pagination__link" href={newer} rel="prev">
          <span aria-hidden="true">←</span> {newerLabel}
        </a>
      )}
      {older !== undefined && (
        <a className="mg-pagination__link mg-pagination__link--next" href={older} rel="next">
          {olderLabel} <span aria-hidden="true">→</span>
        </a>
      )}
    </nav>
  )
}
