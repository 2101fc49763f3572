import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { Tag } from '../components/tag.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

export type HoldEntry = {
  readonly id: string
  readonly scope: string
  readonly reason: string
  readonly setAt: Date
  readonly setBy: string
  /** Who asks for its end, and why. */
  readonly asked: { readonly at: Date; readonly by: string; readonly reason: string } | undefined
  readonly lifted: { readonly at: Date; readonly by: string } | undefined
  readonly href: string
}

export type RemovedEntry = {
  readonly month: string
  readonly rows: number
  readonly archive: string
  readonly sha256: string
  readonly removedAt: Date
}

export type HoldsPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly action: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly retentionDays: number
  readonly holds: readonly HoldEntry[]
  /** Where holds that were lifted earlier are listed. */
  readonly pages?: PageLinks | undefined
  readonly removed: readonly RemovedEntry[]
}

const number = new Intl.NumberFormat('en-GB')

function State({ hold, time }: { hold: HoldEntry; time: TimeFormat }): ReactElement {
  if (hold.lifted !== undefined) {
    return (
      <>
        <Tag tone="info">Lifted</Tag> {timeElement(time, hold.lifted.at)},{' '}
        <PersonName name={hold.lifted.by} />
      </>
    )
  }
  return hold.asked === undefined ? (
    <Tag tone="warning">Stands</Tag>
  ) : (
    <Tag tone="critical">End asked for</Tag>
  )
}

function Removed({ removed, time }: { removed: readonly RemovedEntry[]; time: TimeFormat }): ReactElement {
  return (
    <DataTable
      caption="Months removed after their export"
      columns={[
        { label: 'Month' },
        { label: 'Rows', numeric: true },
        { label: 'Archive' },
        { label: 'Removed' },
      ]}
      rows={removed.map((month) => ({
        key: month.month,
        cells: [
          month.month,
          number.format(month.rows),
          <div key="archive" className="mg-cell-lines">
            <span>{month.archive}</span>
            <span className="mg-code mg-break">SHA-256 {month.sha256}</span>
          </div>,
          timeElement(time, month.removedAt),
        ],
      }))}
    />
  )
}

/** What keeps audit rows from being removed, and what was removed. */
export function HoldsPage(props: HoldsPageProps): ReactElement {
  const { shell, time, typed, errors, holds, removed } = props
  return (
    <Layout shell={shell} title="Legal holds" wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Legal holds"
        lead={`Months of the audit log may be archived and removed after ${number.format(props.retentionDays)} days. A hold stops that until two people end it.`}
      />
      <DataTable
        caption="Legal holds"
        hideCaption
        columns={[
          { label: 'Covers' },
          { label: 'Reason' },
          { label: 'Set' },
          { label: 'Status' },
          { label: 'Action', hideLabel: true },
        ]}
        rows={holds.map((hold) => ({
          key: hold.id,
          cells: [
            hold.scope,
            hold.reason,
            <div key="set" className="mg-cell-lines">
              {timeElement(time, hold.setAt)}
              <span>{hold.setBy}</span>
            </div>,
            <State key="state" hold={hold} time={time} />,
            hold.lifted === undefined && (
              <a key="action" href={hold.href}>
                {hold.asked === undefined ? 'End this hold' : 'Decide'}
                <span className="nhsuk-u-visually-hidden">: {hold.scope}</span>
              </a>
            ),
          ],
        }))}
        empty={<EmptyState heading="No hold was ever set">Nothing but its age keeps a month.</EmptyState>}
      />
      <Pagination label="Pages of legal holds" {...props.pages} olderLabel="Lifted earlier" />
      <h2>Set a hold</h2>
      <PostForm action={props.action} csrfToken={shell.csrfToken} panel="wide">
        <TextField
          name="recordNumber"
          label="Record number"
          hint="Holds every month that names this patient. Leave it empty to hold the whole log"
          value={typed['recordNumber']}
          errors={errors}
          width={20}
        />
        <TextArea
          name="reason"
          label="Reason"
          hint="Such as the number of the case. Name no patient here"
          value={typed['reason']}
          errors={errors}
          rows={3}
          maxLength={500}
        />
        <Button>Set the hold</Button>
      </PostForm>
      {removed.length > 0 && <Removed removed={removed} time={time} />}
    </Layout>
  )
}
