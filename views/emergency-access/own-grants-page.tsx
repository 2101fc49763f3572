import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination } from '../components/pagination.tsx'
import { Tag } from '../components/tag.tsx'
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
  readonly older?: string | undefined
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
  const { shell, time, grants, patientHref, endAction, accessCodeHref, older } = props
  return (
    <Layout shell={shell} title="Emergency access" wide>
      <PageHeading
        heading="Emergency access"
        lead="Every time you broke the glass. Each is reviewed by a security officer or auditor."
        actions={<a href={accessCodeHref}>Get a new access code</a>}
      />
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
            grant.review === null ? <Tag key="review">Not reviewed yet</Tag> : codeText(grant.review.outcome),
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
            In an emergency, open the patient by search or address and choose “Break the glass”.
          </EmptyState>
        }
      />
      <Pagination label="Pages of emergency access" older={older} />
    </Layout>
  )
}
