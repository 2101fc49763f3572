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
  return (
    <Layout shell={shell} title="Emergency access" wide>
      <PageHeading
        heading="Emergency access"
        lead="To open a record that is not in your care, search for it below. Every time is reviewed by a security officer or auditor."
        actions={<a href={accessCodeHref}>Get a new access code</a>}
      />
      <FilterForm action={searchHref} label="Find the record" submitLabel="Search">
        <TextField
          name="q"
          label="Find the record"
          hint="The whole record number or national id: the next page offers to break the glass"
          type="search"
          errors={[]}
        />
      </FilterForm>
      <p>
        <a href={findHref}>Find somebody by name and date of birth or sex</a>
      </p>
      <DataTable
        caption="Your emergency access"
        hideCaption
        columns={columns}
        rows={grants.map((grant) => ({
          key: grant.id,
          tone: grant.live ? ('critical' as const) : undefined,
          cells: [
            <GrantSubject key="record" grant={grant} {...(grant.live ? { patientHref } : {})} />,
            reasonText(grant.reasonCode),
            timeElement(time, grant.startsAt),
            timeElement(time, grant.endedAt ?? grant.endsAt),
            grant.review === null ? (
              <Tag key="review">Not reviewed yet</Tag>
            ) : (
              <Tag key="review" tone={grant.review.outcome === 'justified' ? 'success' : 'critical'}>
                {codeText(grant.review.outcome)}
              </Tag>
            ),
            grant.live && (
              <PostForm key="end" action={endAction(grant.id)} csrfToken={shell.csrfToken}>
                <Button variant="secondary" small>
                  End now
                </Button>
              </PostForm>
            ),
          ],
        }))}
        empty={
          <EmptyState heading="You have never broken the glass">
            Every time that you do is listed here, with how it was reviewed.
          </EmptyState>
        }
      />
      <Pagination label="Pages of emergency access" {...pages} />
    </Layout>
  )
}
