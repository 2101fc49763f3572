import type { ReactElement } from 'react'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { Tag } from '../components/tag.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import type { Text } from '../words/said.ts'

export type ListedRightsRequest = {
  readonly href: string
  readonly title: Text
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly expiresAt: Date
  readonly state: string
  readonly decidedBy: string | null
}

export type RightsRequestListPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly waiting: boolean
  readonly otherHref: string
  readonly proposals: readonly ListedRightsRequest[]
  readonly pages?: PageLinks | undefined
}

const waitingColumns = [
  { label: 'Change' },
  { label: 'Proposed by' },
  { label: 'Proposed' },
  { label: 'Lapses' },
]
const pastColumns = [
  { label: 'Change' },
  { label: 'Proposed by' },
  { label: 'Proposed' },
  { label: 'Outcome' },
]

/** Changes of rights and settings that wait for a second person, or those that are over. */
export function RightsRequestListPage(props: RightsRequestListPageProps): ReactElement {
  const { shell, time, waiting, otherHref, proposals, pages } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('administration.rights-request-list.approvals')} wide>
      <PageHeading
        heading={
          waiting
            ? say('administration.rights-request-list.approvals')
            : say('administration.rights-request-list.past-approvals')
        }
        lead={say('administration.rights-request-list.reaches-patients-prescribing-audit')}
        actions={
          <a href={otherHref}>
            {waiting
              ? say('administration.rights-request-list.past-ones')
              : say('administration.rights-request-list.those-wait')}
          </a>
        }
      />
      <DataTable
        caption={
          waiting
            ? say('administration.rights-request-list.waiting-approval')
            : say('administration.rights-request-list.past-approvals')
        }
        hideCaption
        columns={waiting ? waitingColumns : pastColumns}
        rows={proposals.map((proposal) => ({
          key: proposal.href,
          cells: [
            <a key="change" href={proposal.href}>
              {shell.words.tell(proposal.title)}
            </a>,
            proposal.proposedBy,
            timeElement(time, proposal.proposedAt),
            waiting ? timeElement(time, proposal.expiresAt) : <Outcome key="outcome" {...proposal} />,
          ],
        }))}
        empty={
          <EmptyState
            heading={
              waiting
                ? say('administration.rights-request-list.nothing-waits-approval')
                : say('administration.rights-request-list.nothing-here-yet')
            }
          >
            {say('administration.rights-request-list.whatever-needs-second-person')}
          </EmptyState>
        }
      />
      <Pagination label={say('administration.rights-request-list.pages-approvals')} {...pages} />
    </Layout>
  )
}

function Outcome({ state, decidedBy }: ListedRightsRequest): ReactElement {
  return (
    <>
      <Tag tone={state === 'Approved' ? 'success' : 'neutral'}>{state}</Tag> <PersonName name={decidedBy} />
    </>
  )
}
