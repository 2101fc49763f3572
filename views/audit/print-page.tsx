import type { ReactElement } from 'react'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { EventHistogramFigure, type EventHistogram } from './event-histogram.tsx'
import type { EventEntry } from './event-entry.ts'
import { EventTable } from './event-table.tsx'

const filterWords: Readonly<Record<string, string>> = {
  from: 'From',
  to: 'To and including',
  user: 'Who',
  patient: 'Patient',
  event: 'Event',
  severity: 'Severity',
  outcome: 'Outcome',
  ip: 'Address',
  session: 'Session',
  request: 'Request',
  grant: 'Emergency access',
}

/** A part of the audit log for paper: what was asked for, by whom and when it was made, and every event. */
export function PrintPage(props: {
  shell: Shell
  time: TimeFormat
  timeZone: string
  backHref: string
  filters: readonly { readonly name: string; readonly text: string }[]
  order: { readonly sort: string; readonly direction: 'asc' | 'desc' }
  madeBy: string
  madeAt: Date
  entries: readonly EventEntry[]
  /** How many are shown, where there are more. */
  most: number | undefined
  chart: EventHistogram | undefined
}): ReactElement {
  const { shell, time, timeZone, filters, order, entries, most, chart } = props
  const { say } = shell.words
  const direction = order.direction === 'asc' ? 'ascending' : 'descending'
  return (
    <Layout shell={shell} title={say('audit.print.audit-log-printing')} wide>
      <PageHeading
        heading={say('audit.print.audit-log')}
        back={{ href: props.backHref, label: say('audit.print.back-search') }}
        lead={say('audit.print.times-those-print-page', { timeZone })}
      />
      <SummaryList
        rows={[
          {
            key: 'Filters',
            value:
              filters.length === 0
                ? say('audit.print.none-whole-log')
                : filters.map(({ name, text }) => `${filterWords[name] ?? name}: ${text}`).join('; '),
          },
          { key: 'Sorted by', value: `${order.sort}, ${direction}` },
          {
            key: 'Events',
            value:
              most === undefined
                ? String(entries.length)
                : say('audit.print.first-narrow-filters-take', { most }),
          },
          { key: 'Made for', value: `${props.madeBy}, ${time.toTheSecond(props.madeAt)}` },
        ]}
      />
      {chart !== undefined && <EventHistogramFigure chart={chart} />}
      <EventTable
        entries={entries}
        time={time}
        empty={
          <EmptyState heading={say('audit.print.no-event-matches')}>
            {say('audit.print.every-filter-set-hold')}
          </EmptyState>
        }
      />
    </Layout>
  )
}
