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
import type { SearchFormProps } from './order-fields.tsx'
import { SearchForm } from './search-form.tsx'
import { useWords } from '../use-words.ts'

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
  const { say } = useWords()

  const { label, links, saved = false } = props
  return (
    <nav aria-label={label}>
      <ul className="mg-quick-links">
        {saved && (
          <li className="mg-muted" aria-hidden="true">
            {say('audit.search.saved')}
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
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('audit.search.audit-log')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('audit.search.audit-log')}
        lead={say('audit.search.did-when-refused-attempts', { timeZone })}
      />
      <SearchForm {...props} />
      <QuickLinks label={say('audit.search.frequent-searches')} links={quickSearches} />
      {props.savedSearches.length > 0 && (
        <QuickLinks label={say('audit.search.saved-searches')} links={props.savedSearches} saved />
      )}
      {errors.length === 0 && (
        <p className="mg-quick-links">
          <a href={props.saveHref}>{say('audit.search.save-search')}</a>
          <a href={props.printHref}>{say('audit.search.for-printing')}</a>
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
            <EmptyState heading={say('audit.search.no-event-matches')}>
              {say('audit.search.leave-out-filter-widen')}
            </EmptyState>
          }
        />
      )}
      <Pagination
        label={say('audit.search.pages-audit-log')}
        {...props.pages}

        newerLabel={pageWords(props.sorting).first}

        olderLabel={pageWords(props.sorting).next}
      />
      {exports !== undefined && entries.length > 0 && <ExportPanel form={exports} />}
    </Layout>
  )
}
