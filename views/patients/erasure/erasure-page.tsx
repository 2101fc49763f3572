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
import { timeElement, type TimeFormat } from '../../format.ts'
import { dayText } from '../../words/calendar-date.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { OwnCodeField } from '../../administration/user-fields.tsx'
import { Consequences } from './consequences.tsx'
import {
  identityWords,
  erasureStateWords,
  type Erasure,
  type ErasureWords,
  type RetentionReason,
} from './erasure.ts'
import type { Words } from '../../words/words.ts'

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

const keptWords = (words: Words, { until, lastEntry, years }: RetentionReason) =>
  `Law demands that this record is kept until ${dayText(words, until)}: its last entry is of ${dayText(words, lastEntry)}, and records are kept for ${years} years after it, those of minors until 21.`

/** One request to erase a record, and deciding it. */
export function ErasurePage(props: ErasurePageProps): ReactElement {
  const { shell, time, errors, erasure, waiting, whyNot, kept } = props
  const { say } = shell.words
  const moment = (by: string | null, at: Date | null) =>
    at === null ? (
      say('patients.erasure.not-yet')
    ) : (
      <>
        <PersonName name={by} />, {timeElement(time, at)}
      </>
    )
  return (
    <Layout shell={shell} title={say('patients.erasure.erasure-of', { recordNumber: erasure.recordNumber })}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('patients.erasure.erasure-of', { recordNumber: erasure.recordNumber })}
        back={{ href: paths.erasures(), label: say('patients.erasure.requests-erasure') }}
      />
      <SummaryList
        rows={[
          { key: 'Status', value: erasureStateWords(shell.words, erasure.state) },
          { key: 'Asked by', value: moment(erasure.requestedBy, erasure.requestedAt) },
          { key: 'Identity', value: identityWords(shell.words, erasure.identityCheck) },
          { key: 'Why', value: erasure.reason ?? say('patients.erasure.erased-record') },
          { key: 'First approval', value: moment(erasure.approvedBy, erasure.approvedAt) },
          ...(erasure.decidedAt === null
            ? []
            : [{ key: 'Decided by', value: moment(erasure.decidedBy, erasure.decidedAt) }]),
          ...(erasure.refusal === null ? [] : [{ key: 'The patient is told', value: erasure.refusal }]),
        ]}
      />
      {erasure.state === 'erased' && (
        <AlertCallout tone="warning" heading={say('patients.erasure.copies-before')}>
          <p>
            A copy of the database from before can be read by whoever has the encryption key of that time too.
            Replace that key (FIELD_ENCRYPTION_KEY) and destroy the old one;{' '}
            <code>{say('patients.erasure.medguard-security-check')}</code> says when that is done.
          </p>
        </AlertCallout>
      )}
      {waiting && kept !== undefined && (
        <AlertCallout tone="warning" heading={say('patients.erasure.record-kept')}>
          <p>{say('patients.erasure.refuse-give-patient-reason', { kept: keptWords(shell.words, kept) })}</p>
        </AlertCallout>
      )}
      {waiting && whyNot !== undefined && (
        <AlertCallout heading={say('patients.erasure.not-yours-decide')}>
          <p>{shell.words.tell(whyNot)}</p>
        </AlertCallout>
      )}
      {waiting && <Decision {...props} />}
    </Layout>
  )
}

function Decision(props: ErasurePageProps): ReactElement | null {
  const { shell, errors, typed, erasure, whyNot, kept, asksForCode } = props
  const { say } = shell.words
  if (whyNot !== undefined) {
    return null
  }
  return (
    <Card heading={say('patients.erasure.your-decision')}>
      <Consequences />
      <PostForm action={paths.refuseErasure(erasure.id)} csrfToken={shell.csrfToken}>
        <TextArea
          name="refusal"
          label={say('patients.erasure.why-not-words-patient')}
          hint={say('patients.erasure.needed-refuse-patient-reads')}
          value={typed ?? (kept === undefined ? undefined : keptWords(shell.words, kept))}
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
                ? say('patients.erasure.approve-erase-ever')
                : say('patients.erasure.approve-first-two')}
            </Button>
          )}
          <Button variant="secondary">{say('patients.erasure.refuse')}</Button>
        </ButtonGroup>
      </PostForm>
    </Card>
  )
}
