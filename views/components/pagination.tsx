import type { ReactElement } from 'react'

/** The addresses of the pages before and after this one; absent where there is none. */
export type PageLinks = {
  readonly newer?: string | undefined
  readonly older?: string | undefined
}

export type PaginationProps = PageLinks & {
  /** What is paged through, for screen readers: "Pages of the access log". */
  readonly label: string
  readonly newerLabel?: string | undefined
  readonly olderLabel?: string | undefined
}

/** The way through a long list by its keys: back to its beginning, and on to the page after; no page numbers. */
export function Pagination(props: PaginationProps): ReactElement | null {
  const { label, newer, older, newerLabel = 'Newest', olderLabel = 'Older' } = props
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
