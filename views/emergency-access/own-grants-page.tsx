import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { FilterForm } from '../components/forms/filter-form.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { Tag } from '../components/tag.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { codeText, timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { GrantSubject } from './grant-subject.tsx'
import type { Grant } from './grant.ts'
import { reasonText } from './reasons.ts'

export type OwnGrantsPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly grants: readonly Grant[]
  readonly patientHref: (id: string) => string
  readonly endAction: (id: string) => string
  readonly accessCodeHref: string
  /** Where records are searched. */
  readonly searchHref: string
  /** Where somebody is found by name and birth date or sex. */
  readonly findHref: string
  readonly pages?: PageLinks | undefined
}

const columns = [
  { label: 'Record' },
  { label: 'Reason' },
  { label: 'From' },
  { label: 'Until' },
  { label: 'Review' },
  { label: 'Action', hideLabel: true },
]

/** One's own emergency access, live and past. */
export function OwnGrantsPage(props: OwnGrantsPageProps): ReactElement {
  const { shell, time, grants, patientHref, endAction, accessCodeHref, searchHref, findHref, pages } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('emergency-access.own-grants.emergency-access')} wide>
      <PageHeading
        heading={say('emergency-access.own-grants.emergency-access')}
        lead={say('emergency-access.own-grants.open-record-not-care')}
        actions={<a href={accessCodeHref}>{say('emergency-access.own-grants.get-new-access-code')}</a>}
      />
      <FilterForm
        action={searchHref}
        label={say('emergency-access.own-grants.find-record')}
        submitLabel={say('emergency-access.own-grants.search')}
      >
        <TextField
          name="q"
          label={say('emergency-access.own-grants.find-record')}
          hint={say('emergency-access.own-grants.whole-record-number-national')}
          type="search"
          errors={[]}
        />
      </FilterForm>
      <p>
        <a href={findHref}>{say('emergency-access.own-grants.find-somebody-name-date')}</a>
      </p>
      <DataTable
        caption={say('emergency-access.own-grants.emergency-access-2')}
        hideCaption
        columns={columns}
        rows={grants.map((grant) => ({
          key: grant.id,
          tone: grant.live ? ('critical' as const) : undefined,
          cells: [
            <GrantSubject key="record" grant={grant} {...(grant.live ? { patientHref } : {})} />,
            reasonText(shell.words, grant.reasonCode),
            timeElement(time, grant.startsAt),
            timeElement(time, grant.endedAt ?? grant.endsAt),
            grant.review === null ? (
              <Tag key="review">{say('emergency-access.own-grants.not-reviewed-yet')}</Tag>
            ) : (
              <Tag key="review" tone={grant.review.outcome === 'justified' ? 'success' : 'critical'}>
                {codeText(grant.review.outcome)}
              </Tag>
            ),
            grant.live && (
              <PostForm key="end" action={endAction(grant.id)} csrfToken={shell.csrfToken}>
                <Button variant="secondary" small>
                  {say('emergency-access.own-grants.end-now')}
                </Button>
              </PostForm>
            ),
          ],
        }))}
        empty={
          <EmptyState heading={say('emergency-access.own-grants.never-broken-glass')}>
            {say('emergency-access.own-grants.every-time-do-listed')}
          </EmptyState>
        }
      />
      <Pagination label={say('emergency-access.own-grants.pages-emergency-access')} {...pages} />
    </Layout>
  )
}
