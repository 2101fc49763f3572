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
  return (
    <Card heading="Newest checkpoint">
      <p>
        A signature over every row up to now. Whoever keeps a copy can later tell whether the log was changed,
        cut or written anew.
      </p>
      <pre className="mg-code mg-note">{note}</pre>
      <a href={href}>Download the checkpoint</a>
    </Card>
  )
}

function Growth({ action }: { action: string }): ReactElement {
  return (
    <Card heading="Compare with a checkpoint kept earlier">
      <p>
        A proof, for whoever kept a checkpoint, that the log only grew since: nothing before it was changed or
        taken out. <span className="mg-code">medguard audit-verify</span> checks it offline.
      </p>
      <form method="get" action={action} noValidate>
        <TextField
          name="from"
          errors={[]}
          label="Rows of the checkpoint that was kept"
          hint="The number in its second line"
          inputMode="numeric"
          width={10}
        />
        <TextField
          name="to"
          errors={[]}
          label="Rows of the newer checkpoint (optional)"
          hint="That of an export, for example. Leave it empty for the newest"
          inputMode="numeric"
          width={10}
        />
        <Button variant="secondary">Download the proof</Button>
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
  return (
    <Card heading="Public key">
      {keys.map(({ id, pem, since, present, keptInDatabase }) => (
        <div key={id}>
          <p>
            {present ? 'Signs since ' : 'Signed earlier, since '}
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
  return (
    <>
      {!witnessed && (
        <AlertCallout tone="warning" heading="Not witnessed">
          <p>
            No file beside the database keeps the checkpoints. Whoever changes the database could put an older
            copy in its place, or cut off the end of the log, unseen by a server that starts afterwards. Set
            AUDIT_WITNESS_FILE to a file that the server may write, on another disk if there is one.
          </p>
        </AlertCallout>
      )}
      {receivers.length > 0 && (
        <Card heading="Kept outside of the database">
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
  const [last] = verifications
  const running = last !== undefined && last.finishedAt === null
  return (
    <Layout shell={shell} title="Integrity of the audit log" wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Integrity of the audit log"
        lead="Every row has a number and a fingerprint. One fingerprint of all rows together is signed every second in which there is something new."
        actions={
          running ? (
            <LinkButton href="?" variant="secondary">
              Show how far it is
            </LinkButton>
          ) : (
            <PostForm action={props.verifyAction} csrfToken={shell.csrfToken}>
              <Button>Verify now</Button>
            </PostForm>
          )
        }
      />
      <KeyFigures label="State of the log" figures={props.figures} />
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
          caption="Earlier verifications"
          columns={[
            { label: 'Begun' },
            { label: 'Asked for by' },
            { label: 'Rows', numeric: true },
            { label: 'Result' },
          ]}
          rows={verifications.slice(1).map((entry) => ({
            key: entry.id,
            tone: entry.findings.length > 0 ? ('critical' as const) : undefined,
            cells: [
              timeElement(time, entry.askedAt),
              entry.askedBy ?? 'MedGuard itself',
              number.format(entry.checked),
              <Tag key="state" tone={entry.state.tone}>
                {entry.state.words}
              </Tag>,
            ],
          }))}
        />
      )}
      <Pagination
        label="Pages of earlier verifications"
        {...props.pages}

        olderLabel="Earlier"
      />
    </Layout>
  )
}
