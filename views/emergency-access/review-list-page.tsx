import type { ReactElement } from 'react'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { Tag } from '../components/tag.tsx'
import { codeText, timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { GrantSubject } from './grant-subject.tsx'
import type { Grant } from './grant.ts'
import { reasonText } from './reasons.ts'

export type ReviewListPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly now: Date
  readonly which: 'due' | 'escalated' | 'done'
  readonly grants: readonly Grant[]
  readonly href: (id: string) => string
  /** The lists there are. */
  readonly states: readonly { readonly label: string; readonly href: string; readonly current: boolean }[]
  readonly numbersHref: string
  readonly pages?: PageLinks | undefined
}

const columns = [
  { label: 'Who' },
  { label: 'Record' },
  { label: 'Reason' },
  { label: 'When' },
  { label: 'Status' },
]

const words = {
  due: { heading: 'Emergency access to review', empty: 'Nothing to review' },
  escalated: { heading: 'Emergency access escalated', empty: 'Nothing waits for a second opinion' },
  done: { heading: 'Emergency access reviewed', empty: 'Nothing reviewed yet' },
} as const

const reviewWithinMs = 72 * 3_600_000

function state(grant: Grant, now: Date): ReactElement {
  const last = grant.second ?? grant.review
  if (last !== null) {
    const tone = last.outcome === 'justified' ? 'success' : 'critical'
    return <Tag tone={tone}>{codeText(last.outcome)}</Tag>
  }
  if (grant.live) {
    return <Tag tone="critical">On now</Tag>
  }
  return now.getTime() - grant.startsAt.getTime() > reviewWithinMs ? (
    <Tag tone="critical">Overdue</Tag>
  ) : (
    <Tag tone="warning">To review</Tag>
  )
}

/** Emergency access that waits for a review, or that had one. */
export function ReviewListPage(props: ReviewListPageProps): ReactElement {
  const { shell, time, now, which, grants, href, states, numbersHref, pages } = props
  const { say } = shell.words
  const { heading, empty } = words[which]
  return (
    <Layout shell={shell} title={say('emergency-access.review-list.emergency-reviews')} wide>
      <PageHeading
        heading={heading}
        lead={say('emergency-access.review-list.use-reviewed-within-72')}
        actions={<a href={numbersHref}>{say('emergency-access.review-list.statistics-export')}</a>}
      />
      <nav className="mg-subnav" aria-label={say('emergency-access.review-list.reviews')}>
        <ul className="mg-subnav__list">
          {states.map((list) => (
            <li key={list.label}>
              <a href={list.href} aria-current={list.current ? 'page' : undefined}>
                {list.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <DataTable
        caption={say('emergency-access.review-list.emergency-access')}
        hideCaption
        columns={columns}
        rows={grants.map((grant) => ({
          key: grant.id,
          cells: [
            <span key="who">
              <a href={href(grant.id)}>{grant.userName}</a>
              <span className="mg-list__detail">{grant.roleTitle}</span>
            </span>,
            <GrantSubject key="record" grant={grant} />,
            reasonText(shell.words, grant.reasonCode),
            timeElement(time, grant.startsAt),
            <span key="state">{state(grant, now)}</span>,
          ],
        }))}
        empty={
          <EmptyState heading={empty}>
            {which === 'due'
              ? say('emergency-access.review-list.when-somebody-breaks-glass')
              : say('emergency-access.review-list.reviews-appear-here-once')}
          </EmptyState>
        }
      />
      <Pagination label={say('emergency-access.review-list.pages-emergency-access')} {...pages} />
    </Layout>
  )
}
