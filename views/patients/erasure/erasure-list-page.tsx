import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../../components/pagination.tsx'
import { Tag } from '../../components/tag.tsx'
import { timeElement, type TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { erasureStateWords, type Erasure } from './erasure.ts'

export type ErasureListPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly waiting: boolean
  readonly erasures: readonly Erasure[]
  readonly pages?: PageLinks | undefined
  /** Where it is set for how long records are kept. */
  readonly retentionHref: string | undefined
}

/** Requests to erase a record: those that wait, or those that are over. */
export function ErasureListPage(props: ErasureListPageProps): ReactElement {
  const { shell, time, waiting, erasures, pages, retentionHref } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('patients.erasure-list.erasures')} wide>
      <PageHeading
        heading={
          waiting
            ? say('patients.erasure-list.requests-erasure')
            : say('patients.erasure-list.past-requests-erasure')
        }
        lead={say('patients.erasure-list.two-people-decide-neither')}
        actions={
          <>
            {retentionHref !== undefined && (
              <a href={retentionHref}>{say('patients.erasure-list.how-long-records-kept')}</a>
            )}{' '}
            <a href={`${paths.erasures()}?show=${waiting ? 'past' : 'waiting'}`}>
              {waiting ? say('patients.erasure-list.past-ones') : say('patients.erasure-list.those-wait')}
            </a>
          </>
        }
      />
      <DataTable
        caption={say('patients.erasure-list.requests-erasure')}
        hideCaption
        columns={[
          { label: say('patients.erasure-list.record') },
          { label: say('patients.erasure-list.asked') },
          { label: say('patients.erasure-list.by') },
          { label: say('patients.erasure-list.status') },
        ]}
        rows={erasures.map((erasure) => ({
          key: erasure.id,
          cells: [
            <a key="record" href={paths.erasure(erasure.id)}>
              {erasure.recordNumber}
            </a>,
            timeElement(time, erasure.requestedAt),
            erasure.requestedBy,
            <Tag key="state" tone={erasure.state === 'erased' ? 'critical' : 'neutral'}>
              {erasureStateWords(shell.words, erasure.state)}
            </Tag>,
          ],
        }))}
        empty={
          <EmptyState
            heading={
              waiting
                ? say('patients.erasure-list.nobody-asks-erasure')
                : say('patients.erasure-list.nothing-here-yet')
            }
          >
            {say('patients.erasure-list.whatever-patients-ask-appears')}
          </EmptyState>
        }
      />
      <Pagination label={say('patients.erasure-list.pages-requests')} {...pages} />
    </Layout>
  )
}
