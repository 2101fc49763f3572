import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { AlertCallout } from '../../components/alert-callout.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { timeElement, type TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { Consequences } from './consequences.tsx'
import { erasureStateWords, type Erasure, type ErasureWords } from './erasure.ts'

export type OwnErasurePageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** The last request there was. */
  readonly last: (Erasure & ErasureWords) | undefined
}

/** A patient asks to be erased, and reads what became of it. */
export function OwnErasurePage({ shell, time, typed, errors, last }: OwnErasurePageProps): ReactElement {
  const { say, sayRich } = shell.words

  const waiting = last?.state === 'waiting' || last?.state === 'approved-once'
  return (
    <Layout shell={shell} title={say('patients.own-erasure.record-erased')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('patients.own-erasure.record-erased')}
        back={{ href: paths.ownRecord(), label: say('patients.own-erasure.my-record') }}
        lead={say('patients.own-erasure.ask-any-time-take')}
      />
      {last?.state === 'refused' && (
        <AlertCallout tone="warning" heading={say('patients.own-erasure.request-refused')}>
          <p className="mg-clinical-text">{last.refusal}</p>
          {last.decidedAt !== null && (
            <p>
              {sayRich('patients.own-erasure.decided-may-ask-again', {
                time: timeElement(time, last.decidedAt),
              })}
            </p>
          )}
        </AlertCallout>
      )}
      {waiting ? (
        <Card heading={say('patients.own-erasure.your-request')}>
          <p>
            {sayRich('patients.own-erasure.asked', {
              time: timeElement(time, last.requestedAt),
              state: erasureStateWords(shell.words, last.state),
            })}
          </p>
          <PostForm action={paths.withdrawErasure()} csrfToken={shell.csrfToken}>
            <Button variant="secondary">{say('patients.own-erasure.take-request-back')}</Button>
          </PostForm>
        </Card>
      ) : (
        <>
          <Card heading={say('patients.own-erasure.happen')}>
            <Consequences />
            <p>
              <a href={paths.ownCopy()}>{say('patients.own-erasure.take-copy-record-first')}</a>
            </p>
          </Card>
          <PostForm action={paths.ownErasure()} csrfToken={shell.csrfToken} panel="wide">
            <TextArea
              name="reason"
              label={say('patients.own-erasure.why-want')}
              hint={say('patients.own-erasure.need-not-say-much')}
              value={typed['reason']}
              errors={errors}
              rows={3}
              maxLength={1000}
              required
            />
            <Button variant="warning">{say('patients.own-erasure.ask-erasure')}</Button>
          </PostForm>
        </>
      )}
    </Layout>
  )
}
