import type { ReactElement } from 'react'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import type { EventEntry, LinkedText } from './event-entry.ts'
import { EventHistogramFigure, type EventHistogram } from './event-histogram.tsx'
import { EventTable, type Sorting } from './event-table.tsx'
import { ExportPanel, type ExportForm } from './export-panel.tsx'
import { SearchForm, type SearchFormProps } from './search-form.tsx'

export type SearchPageProps = SearchFormProps & {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly timeZone: string
  readonly entries: readonly EventEntry[]
  readonly quickSearches: readonly LinkedText[]
  /** The searches that this person has saved, and those shared by others. */
  readonly savedSearches: readonly LinkedText[]
  readonly saveHref: string
  readonly printHref: string
  /** Absent on further pages, and where there is nothing to count. */
  readonly chart?: EventHistogram | undefined
  readonly fullHistogramHref?: string | undefined
  readonly sorting: Sorting
  /** The first page, and the next one. */
  readonly pages?: PageLinks | undefined
  /** Absent where the role may not export. */
  readonly exports?: ExportForm | undefined
}

const pageWords = ({ sort, direction }: Sorting) =>
  sort !== 'time'
    ? { first: 'First page', next: 'Next page' }
    : direction === 'desc'
      ? { first: 'Newest', next: 'Older' }
      : { first: 'Oldest', next: 'Newer' }

function QuickLinks(props: { label: string; links: readonly LinkedText[]; saved?: boolean }): ReactElement {
  const { label, links, saved = false } = props
  return (
    <nav aria-label={label}>
      <ul className="mg-quick-links">
        {saved && (
          <li className="mg-muted" aria-hidden="true">
            Saved:
          </li>
        )}
        {links.map((link, index) => (
          // Two people may share searches under the same name.
          <li key={`${link.text} ${index}`}>
            <a href={link.href}>{link.text}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Searching the audit log. */
export function SearchPage(props: SearchPageProps): ReactElement {
  const { shell, time, timeZone, entries, quickSearches, errors, exports } = props
  return (
    <Layout shell={shell} title="Audit log" wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Audit log"
        lead={`Who did what, when and from where; refused attempts too. Times are those of ${timeZone}; point at one to see it in UTC.`}
      />
      <SearchForm {...props} />
      <QuickLinks label="Frequent searches" links={quickSearches} />
      {props.savedSearches.length > 0 && (
        <QuickLinks label="Saved searches" links={props.savedSearches} saved />
      )}
      {errors.length === 0 && (
        <p className="mg-quick-links">
          <a href={props.saveHref}>Save this search</a>
          <a href={props.printHref}>For printing</a>
        </p>
      )}
      {props.chart !== undefined && (
        <EventHistogramFigure chart={props.chart} fullHref={props.fullHistogramHref} />
      )}
      {errors.length === 0 && (
        <EventTable
          entries={entries}
          time={time}
          sorting={props.sorting}
          empty={
            <EmptyState heading="No event matches">
              Leave out a filter, or widen the dates. Every filter that is set must hold.
            </EmptyState>
          }
        />
      )}
      <Pagination
        label="Pages of the audit log"
        {...props.pages}

        newerLabel={pageWords(props.sorting).first}

        olderLabel={pageWords(props.sorting).next}
      />
      {exports !== undefined && entries.length > 0 && <ExportPanel form={exports} />}
    </Layout>
  )
}
