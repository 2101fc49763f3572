import classNames from 'classnames'
import { Fragment, type ReactElement, type ReactNode } from 'react'

export type Column = {
  readonly label: string
  readonly numeric?: boolean | undefined
  /** Keeps the heading for screen readers only: a column of actions. */
  readonly hideLabel?: boolean | undefined
  /** Where the rows are found sorted by this column, the other way round where they are already. */
  readonly sort?:
    { readonly href: string; readonly sorted?: 'ascending' | 'descending' | undefined } | undefined
}

export type Row = {
  readonly key: string
  /** One for each column; the first names the row. */
  readonly cells: readonly ReactNode[]
  readonly tone?: 'warning' | 'critical' | undefined
  /** A heading over this row and those that follow with the same: the day of events. */
  readonly under?: string | undefined
}

export type DataTableProps = {
  readonly caption: string
  /** Hides the caption where a heading just above says the same. */
  readonly hideCaption?: boolean | undefined
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Shown instead of an empty table. */
  readonly empty?: ReactNode
  /**
   * On a phone: each row becomes a card (default), or the table scrolls sideways, or each row flows in two or three lines; rows
   * of `lines` are low on a wide screen too, for hundreds of them.
   */
  readonly narrow?: 'cards' | 'scroll' | 'lines' | undefined
}

/** A table of records. Plain elements, because the component library's table takes a millisecond for fifty rows. */
export function DataTable(props: DataTableProps): ReactElement {
  const { caption, hideCaption = false, columns, rows, empty, narrow = 'cards' } = props
  if (rows.length === 0 && empty !== undefined) {
    return <>{empty}</>
  }
  const table = (
    <table
      className={narrow === 'scroll' ? 'nhsuk-table mg-table' : `nhsuk-table mg-table mg-table--${narrow}`}
    >
      <caption className={hideCaption ? 'nhsuk-u-visually-hidden' : 'nhsuk-table__caption'}>
        {caption}
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.label}
              scope="col"
              className={column.numeric === true ? 'mg-numeric' : undefined}
              aria-sort={column.sort?.sorted}
            >
              {heading(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <Fragment key={row.key}>
            {row.under !== undefined && row.under !== rows[place - 1]?.under && (
              <tr className="mg-row-heading">
                <th colSpan={columns.length} scope="rowgroup">
                  {row.under}
                </th>
              </tr>
            )}
            <tr className={row.tone === undefined ? undefined : `mg-row--${row.tone}`}>
              {columns.map((column, index) => cell(column, index, row.cells[index]))}
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  )
  if (narrow !== 'scroll') {
    return <div className="mg-table-frame">{table}</div>
  }
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="mg-table-frame mg-table-frame--scroll" aria-label={caption} tabIndex={0}>
      {table}
    </section>
  )
}

const arrows = { ascending: '↑', descending: '↓' } as const

function heading({ label, hideLabel, sort }: Column): ReactNode {
  if (hideLabel === true) {
    return <span className="nhsuk-u-visually-hidden">{label}</span>
  }
  return sort === undefined ? (
    label
  ) : (
    <a className="mg-sort" href={sort.href}>
      {label}
      <span className="mg-sort__arrow" aria-hidden="true">
        {sort.sorted === undefined ? '↕' : arrows[sort.sorted]}
      </span>
    </a>
  )
}

/** One short word, such as a record number: it stays on one line, also where it has a dash. */
const isShortWord = (content: ReactNode): boolean => typeof content === 'string' && /^\S{1,20}$/.test(content)

function cell(column: Column, index: number, content: ReactNode): ReactElement {
  if (index === 0) {
    return (
      <th key={column.label} scope="row" data-label={column.label}>
        {content}
      </th>
    )
  }
  return (
    <td
      key={column.label}
      className={
        classNames({
          'mg-numeric': column.numeric,
          'mg-cell-actions': column.hideLabel,
          'mg-nowrap': isShortWord(content),
        }) || undefined
      }
      data-label={column.hideLabel === true ? undefined : column.label}
    >
      {content}
    </td>
  )
}
