import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../../components/pagination.tsx'
import { Tag } from '../../components/tag.tsx'
import { timeElement, type TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { stateWords, type Erasure } from './erasure.ts'

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
  return (
    <Layout shell={shell} title="Erasures" wide>
      <PageHeading
        heading={waiting ? 'Requests for erasure' : 'Past requests for erasure'}
        lead="Two people decide, and neither asked for it or ever treated the patient."
        actions={
          <>
            {retentionHref !== undefined && <a href={retentionHref}>How long records are kept</a>}{' '}
            <a href={`${paths.erasures()}?show=${waiting ? 'past' : 'waiting'}`}>
              {waiting ? 'Past ones' : 'Those that wait'}
            </a>
          </>
        }
      />
      <DataTable
        caption="Requests for erasure"
        hideCaption
        columns={[{ label: 'Record' }, { label: 'Asked' }, { label: 'By' }, { label: 'Status' }]}
        rows={erasures.map((erasure) => ({
          key: erasure.id,
          cells: [
            <a key="record" href={paths.erasure(erasure.id)}>
              {erasure.recordNumber}
            </a>,
            timeElement(time, erasure.requestedAt),
            erasure.requestedBy,
            <Tag key="state" tone={erasure.state === 'erased' ? 'critical' : 'neutral'}>
              {stateWords[erasure.state]}
            </Tag>,
          ],
        }))}
        empty={
          <EmptyState heading={waiting ? 'Nobody asks for erasure' : 'Nothing here yet'}>
            Whatever patients ask for appears here.
          </EmptyState>
        }
      />
      <Pagination label="Pages of requests" {...pages} />
    </Layout>
  )
}
