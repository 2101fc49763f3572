import type { ReactElement } from 'react'
import type { Text } from '../../words/said.ts'
import { paths } from '../../../server/paths.ts'
import { AlertCallout } from '../../components/alert-callout.tsx'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { dayText, timeElement, type TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { OwnCodeField } from '../../administration/user-fields.tsx'
import { Consequences } from './consequences.tsx'
import {
  identityWords,
  stateWords,
  type Erasure,
  type ErasureWords,
  type RetentionReason,
} from './erasure.ts'

export type ErasurePageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly errors: readonly FieldError[]
  /** What was typed as a refusal. */
  readonly typed: string | undefined
  readonly erasure: Erasure & ErasureWords
  readonly waiting: boolean
  /** Why the reader may not decide; undefined where they may. */
  readonly whyNot: Text | undefined
  readonly kept: RetentionReason | undefined
  readonly asksForCode: boolean
}

const keptWords = ({ until, lastEntry, years }: RetentionReason) =>
  `Law demands that this record is kept until ${dayText(until)}: its last entry is of ${dayText(lastEntry)}, and records are kept for ${years} years after it, those of minors until 21.`

/** One request to erase a record, and deciding it. */
export function ErasurePage(props: ErasurePageProps): ReactElement {
  const { shell, time, errors, erasure, waiting, whyNot, kept } = props
  const moment = (by: string | null, at: Date | null) =>
    at === null ? (
      'Not yet'
    ) : (
      <>
        <PersonName name={by} />, {timeElement(time, at)}
      </>
    )
  return (
    <Layout shell={shell} title={`Erasure of ${erasure.recordNumber}`}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={`Erasure of ${erasure.recordNumber}`}
        back={{ href: paths.erasures(), label: 'Requests for erasure' }}
      />
      <SummaryList
        rows={[
          { key: 'Status', value: stateWords[erasure.state] },
          { key: 'Asked by', value: moment(erasure.requestedBy, erasure.requestedAt) },
          { key: 'Identity', value: identityWords[erasure.identityCheck] },
          { key: 'Why', value: erasure.reason ?? 'Erased with the record' },
          { key: 'First approval', value: moment(erasure.approvedBy, erasure.approvedAt) },
          ...(erasure.decidedAt === null
            ? []
            : [{ key: 'Decided by', value: moment(erasure.decidedBy, erasure.decidedAt) }]),
          ...(erasure.refusal === null ? [] : [{ key: 'The patient is told', value: erasure.refusal }]),
        ]}
      />
      {erasure.state === 'erased' && (
        <AlertCallout tone="warning" heading="Copies from before">
          <p>
            A copy of the database from before can be read by whoever has the encryption key of that time too.
            Replace that key (FIELD_ENCRYPTION_KEY) and destroy the old one;{' '}
            <code>medguard security-check</code> says when that is done.
          </p>
        </AlertCallout>
      )}
      {waiting && kept !== undefined && (
        <AlertCallout tone="warning" heading="This record must be kept">
          <p>{keptWords(kept)} Refuse, and give the patient this reason.</p>
        </AlertCallout>
      )}
      {waiting && whyNot !== undefined && (
        <AlertCallout heading="Not yours to decide">
          <p>{shell.words.tell(whyNot)}</p>
        </AlertCallout>
      )}
      {waiting && <Decision {...props} />}
    </Layout>
  )
}

function Decision(props: ErasurePageProps): ReactElement | null {
  const { shell, errors, typed, erasure, whyNot, kept, asksForCode } = props
  if (whyNot !== undefined) {
    return null
  }
  return (
    <Card heading="Your decision">
      <Consequences />
      <PostForm action={paths.refuseErasure(erasure.id)} csrfToken={shell.csrfToken}>
        <TextArea
          name="refusal"
          label="Why not, in words for the patient"
          hint="Needed where you refuse: the patient reads it"
          value={typed ?? (kept === undefined ? undefined : keptWords(kept))}
          errors={errors}
          rows={4}
          maxLength={1000}
          required={false}
        />
        {asksForCode && <OwnCodeField errors={errors} />}
        <ButtonGroup>
          {kept === undefined && (
            <Button variant="warning" formAction={paths.approveErasure(erasure.id)}>
              {erasure.state === 'approved-once'
                ? 'Approve and erase for ever'
                : 'Approve, as the first of two'}
            </Button>
          )}
          <Button variant="secondary">Refuse</Button>
        </ButtonGroup>
      </PostForm>
    </Card>
  )
}
