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
import { useWords } from '../use-words.ts'

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
  const { say } = useWords()

  if (hold.lifted !== undefined) {
    return (
      <>
        <Tag tone="info">{say('audit.holds.lifted')}</Tag> {timeElement(time, hold.lifted.at)},{' '}
        <PersonName name={hold.lifted.by} />
      </>
    )
  }
  return hold.asked === undefined ? (
    <Tag tone="warning">{say('audit.holds.stands')}</Tag>
  ) : (
    <Tag tone="critical">{say('audit.holds.end-asked')}</Tag>
  )
}

function Removed({ removed, time }: { removed: readonly RemovedEntry[]; time: TimeFormat }): ReactElement {
  const { say } = useWords()

  return (
    <DataTable
      caption={say('audit.holds.months-removed-after-export')}
      columns={[
        { label: say('audit.holds.month') },
        { label: say('audit.holds.rows'), numeric: true },
        { label: say('audit.holds.archive') },
        { label: say('audit.holds.removed') },
      ]}
      rows={removed.map((month) => ({
        key: month.month,
        cells: [
          month.month,
          number.format(month.rows),
          <div key="archive" className="mg-cell-lines">
            <span>{month.archive}</span>
            <span className="mg-code mg-break">{say('audit.holds.sha-256', { sha256: month.sha256 })}</span>
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
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('audit.holds.legal-holds')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('audit.holds.legal-holds')}
        lead={say('audit.holds.months-audit-log-archived', {
          retentionDays: number.format(props.retentionDays),
        })}
      />
      <DataTable
        caption={say('audit.holds.legal-holds')}
        hideCaption
        columns={[
          { label: say('audit.holds.covers') },
          { label: say('audit.holds.reason') },
          { label: say('audit.holds.set') },
          { label: say('audit.holds.status') },
          { label: say('audit.holds.action'), hideLabel: true },
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
                {hold.asked === undefined ? say('audit.holds.end-hold') : say('audit.holds.decide')}
                <span className="nhsuk-u-visually-hidden">: {hold.scope}</span>
              </a>
            ),
          ],
        }))}
        empty={
          <EmptyState heading={say('audit.holds.no-hold-ever-set')}>
            {say('audit.holds.nothing-but-age-keeps')}
          </EmptyState>
        }
      />
      <Pagination
        label={say('audit.holds.pages-legal-holds')}
        {...props.pages}
        olderLabel={say('audit.holds.lifted-earlier')}
      />
      <h2>{say('audit.holds.set-hold')}</h2>
      <PostForm action={props.action} csrfToken={shell.csrfToken} panel="wide">
        <TextField
          name="recordNumber"
          label={say('audit.holds.record-number')}
          hint={say('audit.holds.holds-every-month-names')}
          value={typed['recordNumber']}
          errors={errors}
          width={20}
        />
        <TextArea
          name="reason"
          label={say('audit.holds.reason')}
          hint={say('audit.holds.such-number-case-name')}
          value={typed['reason']}
          errors={errors}
          rows={3}
          maxLength={500}
        />
        <Button>{say('audit.holds.set-hold-2')}</Button>
      </PostForm>
      {removed.length > 0 && <Removed removed={removed} time={time} />}
    </Layout>
  )
}
