import type { ReactElement } from 'react'
import type { Text } from '../words/said.ts'
import { paths } from '../../server/paths.ts'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import { FilterForm } from '../components/forms/filter-form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { useWords } from '../use-words.ts'
import { QueueFilters, type QueueKind } from './queue-filters.tsx'
import { QueueTable } from './queue-table.tsx'
import type { QueueGroup } from './queue.ts'

export type DispensingQueuePageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly groups: readonly QueueGroup[]
  readonly filter: QueueKind | ''
  readonly counts: Readonly<Record<QueueKind | 'all', number>>
  /** What was searched for, and why nothing was. */
  readonly q: string
  readonly refused: Text | undefined
  readonly endingWithinDays: number
  /** Where the queue is, narrowed by these. */
  readonly address: (narrowedBy: { readonly status?: string; readonly q?: string }) => string
  readonly pages?: PageLinks | undefined
}

/** The pharmacy's work: what is signed and not yet dispensed, patient by patient, those first of whom something is due. */
export function DispensingQueuePage(props: DispensingQueuePageProps): ReactElement {
  const { shell, time, today, groups, filter, counts, q, refused, address, pages } = props
  const { say } = shell.words
  const errors = refused === undefined ? [] : [{ field: 'q', message: refused }]
  const whole = paths.prescriptions()
  return (
    <Layout shell={shell} title={say('pharmacy.queue.heading')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('pharmacy.queue.heading')}
        lead={q === '' && refused === undefined && say('pharmacy.queue.lead', { count: counts.all })}
        actions={
          <LinkButton href={paths.supplied()} variant="secondary">
            {say('pharmacy.queue.supplied')}
          </LinkButton>
        }
      />
      <div className="mg-queue-bar">
        <FilterForm
          action={whole}
          label={say('pharmacy.queue.search')}
          submitLabel={say('pharmacy.queue.search-button')}
          clearHref={q === '' && refused === undefined ? undefined : address({ status: filter })}
        >
          <TextField
            name="q"
            label={say('pharmacy.queue.search-label')}
            type="search"
            value={q}
            errors={errors}
          />
          {filter !== '' && <input type="hidden" name="status" value={filter} />}
        </FilterForm>
        <QueueFilters
          counts={counts}
          chosen={filter}
          endingWithinDays={props.endingWithinDays}
          href={(status) => address({ status, q })}
        />
      </div>
      {(filter === 'conflicts' || filter === 'unanswered') && groups.length > 0 && (
        <p className="mg-muted">{say(`pharmacy.queue.${filter}-explained`)}</p>
      )}
      {groups.length > 0 && (
        <QueueTable
          groups={groups}
          time={time}
          today={today}
          ofPatient={(recordNumber) => address({ q: recordNumber })}
        />
      )}
      {groups.length === 0 && refused === undefined && <Nothing sought={q !== ''} narrowed={filter !== ''} />}
      <Pagination
        label={say('pharmacy.queue.pages')}
        {...pages}
        newerLabel={say('pharmacy.queue.first-page')}
        olderLabel={say('pharmacy.queue.next-page')}
      />
    </Layout>
  )
}

function Nothing({ sought, narrowed }: { sought: boolean; narrowed: boolean }): ReactElement {
  const { say } = useWords()
  const what = sought ? 'nothing-found' : narrowed ? 'nothing-fits' : 'nothing'
  return (
    <EmptyState
      heading={say(`pharmacy.queue.${what}`)}
      action={
        sought || narrowed ? { href: paths.prescriptions(), label: say('pharmacy.queue.whole') } : undefined
      }
    >
      {say(`pharmacy.queue.${what}-explained`)}
    </EmptyState>
  )
}
