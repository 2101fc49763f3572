import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Button, LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { KeyFigures, type KeyFigure } from '../components/key-figures.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { ShippingCard, type ShippingEntry } from './shipping-card.tsx'
import { Findings, LastVerification, type VerificationEntry } from './last-verification.tsx'
import { useWords } from '../use-words.ts'

const number = new Intl.NumberFormat('en-GB')

export type SigningKeyEntry = {
  readonly id: string
  readonly pem: string
  readonly since: Date
  readonly present: boolean
  readonly keptInDatabase: boolean
}

export type ReceiverEntry = { readonly what: string; readonly state: string; readonly problem?: boolean }

export type IntegrityPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly errors: readonly FieldError[]
  readonly figures: readonly KeyFigure[]
  /** The newest signed checkpoint; absent before anything was sealed. */
  readonly note?: string | undefined
  readonly checkpointHref: string
  /** Where the proof between an older checkpoint and a newer one is taken from. */
  readonly consistencyAction: string
  readonly publicKeyHref: string
  readonly verifyAction: string
  /** The newest first. */
  /** The newest, and a page of those before it. */
  readonly verifications: readonly VerificationEntry[]
  readonly pages?: PageLinks | undefined
  readonly keys: readonly SigningKeyEntry[]
  readonly receivers: readonly ReceiverEntry[]
  /** Whether checkpoints are kept in a file that whoever changes the database cannot change with it. */
  readonly witnessed: boolean
  /** Those that are sent every row. */
  readonly shipping: readonly ShippingEntry[]
}

function Checkpoint({ note, href }: { note: string; href: string }): ReactElement {
  const { say } = useWords()

  return (
    <Card heading={say('audit.integrity.newest-checkpoint')}>
      <p>{say('audit.integrity.signature-over-every-row')}</p>
      <pre className="mg-code mg-note">{note}</pre>
      <a href={href}>{say('audit.integrity.download-checkpoint')}</a>
    </Card>
  )
}

function Growth({ action }: { action: string }): ReactElement {
  const { say } = useWords()

  return (
    <Card heading={say('audit.integrity.compare-checkpoint-kept-earlier')}>
      <p>
        A proof, for whoever kept a checkpoint, that the log only grew since: nothing before it was changed or
        taken out. <span className="mg-code">{say('audit.integrity.medguard-audit-verify')}</span> checks it
        offline.
      </p>
      <form method="get" action={action} noValidate>
        <TextField
          name="from"
          errors={[]}
          label={say('audit.integrity.rows-checkpoint-kept')}
          hint={say('audit.integrity.number-second-line')}
          inputMode="numeric"
          width={10}
        />
        <TextField
          name="to"
          errors={[]}
          label={say('audit.integrity.rows-newer-checkpoint-optional')}
          hint={say('audit.integrity.export-example-leave-empty')}
          inputMode="numeric"
          width={10}
        />
        <Button variant="secondary">{say('audit.integrity.download-proof')}</Button>
      </form>
    </Card>
  )
}

function Keys({
  keys,
  href,
  time,
}: {
  keys: readonly SigningKeyEntry[]
  href: string
  time: TimeFormat
}): ReactElement {
  const { say } = useWords()

  return (
    <Card heading={say('audit.integrity.public-key')}>
      {keys.map(({ id, pem, since, present, keptInDatabase }) => (
        <div key={id}>
          <p>
            {present ? say('audit.integrity.signs-since') : say('audit.integrity.signed-earlier-since')}
            {timeElement(time, since)}
            {present && keptInDatabase && '; made by MedGuard and kept, encrypted, in its database'}
          </p>
          <pre className="mg-code mg-note">{pem}</pre>
        </div>
      ))}
      <a href={href}>Download the public {keys.length === 1 ? 'key' : 'keys'}</a>
    </Card>
  )
}

function Witnesses({
  receivers,
  witnessed,
}: {
  receivers: readonly ReceiverEntry[]
  witnessed: boolean
}): ReactElement {
  const { say } = useWords()

  return (
    <>
      {!witnessed && (
        <AlertCallout tone="warning" heading={say('audit.integrity.not-witnessed-2')}>
          <p>{say('audit.integrity.no-file-beside-database')}</p>
        </AlertCallout>
      )}
      {receivers.length > 0 && (
        <Card heading={say('audit.integrity.kept-outside-database')}>
          <SummaryList
            rows={receivers.map(({ what, state, problem }) => ({
              key: what,
              value: problem === true ? <Tag tone="critical">{state}</Tag> : state,
            }))}
          />
        </Card>
      )}
    </>
  )
}

/** Whether the audit log is what was signed, and what a stranger needs to check that. */
export function IntegrityPage(props: IntegrityPageProps): ReactElement {
  const { shell, time, verifications, note, errors } = props
  const { say } = shell.words
  const [last] = verifications
  const running = last !== undefined && last.finishedAt === null
  return (
    <Layout shell={shell} title={say('audit.integrity.integrity-audit-log')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('audit.integrity.integrity-audit-log')}
        lead={say('audit.integrity.every-row-number-fingerprint')}
        actions={
          running ? (
            <LinkButton href="?" variant="secondary">
              {say('audit.integrity.show-how-far')}
            </LinkButton>
          ) : (
            <PostForm action={props.verifyAction} csrfToken={shell.csrfToken}>
              <Button>{say('audit.integrity.verify-now')}</Button>
            </PostForm>
          )
        }
      />
      <KeyFigures label={say('audit.integrity.state-log')} figures={props.figures} />
      {last !== undefined && last.findings.length > 0 && <Findings entry={last} />}
      <div className="mg-halves">
        <div>
          {last !== undefined && <LastVerification entry={last} time={time} />}
          {note !== undefined && <Checkpoint note={note} href={props.checkpointHref} />}
          {note !== undefined && <Growth action={props.consistencyAction} />}
        </div>
        <div>
          <Witnesses receivers={props.receivers} witnessed={props.witnessed} />
          <ShippingCard receivers={props.shipping} />
          <Keys keys={props.keys} href={props.publicKeyHref} time={time} />
        </div>
      </div>
      {verifications.length > 1 && (
        <DataTable
          caption={say('audit.integrity.earlier-verifications')}
          columns={[
            { label: say('audit.integrity.begun') },
            { label: say('audit.integrity.asked-for-by') },
            { label: say('audit.integrity.rows'), numeric: true },
            { label: say('audit.integrity.result') },
          ]}
          rows={verifications.slice(1).map((entry) => ({
            key: entry.id,
            tone: entry.findings.length > 0 ? ('critical' as const) : undefined,
            cells: [
              timeElement(time, entry.askedAt),
              entry.askedBy ?? say('audit.integrity.medguard-itself'),
              number.format(entry.checked),
              <Tag key="state" tone={entry.state.tone}>
                {entry.state.words}
              </Tag>,
            ],
          }))}
        />
      )}
      <Pagination
        label={say('audit.integrity.pages-earlier-verifications')}
        {...props.pages}

        olderLabel="Earlier"
      />
    </Layout>
  )
}
