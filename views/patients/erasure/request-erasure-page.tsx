import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { AlertCallout } from '../../components/alert-callout.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { SelectField } from '../../components/fields/select-field.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { timeElement, type TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import type { PatientIdentity } from '../chart.ts'
import { Consequences } from './consequences.tsx'
import { identityWords, erasureStateWords, type Erasure, type ErasureWords } from './erasure.ts'

export type RequestErasurePageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly identity: PatientIdentity
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly last: (Erasure & ErasureWords) | undefined
}

/** Administrative staff ask for erasure on a patient's behalf, and read what to tell the patient. */
export function RequestErasurePage(props: RequestErasurePageProps): ReactElement {
  const { shell, time, today, identity, typed, errors, last } = props
  const { say } = shell.words
  const waiting = last?.state === 'waiting' || last?.state === 'approved-once'
  return (
    <Layout shell={shell} title={say('patients.request-erasure.ask-erasure')} patient={{ identity, today }}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('patients.request-erasure.ask-erasure-patients-behalf')}
        back={{ href: paths.patient(identity.patientId), label: say('patients.request-erasure.details') }}
      />
      {last?.state === 'refused' && (
        <AlertCallout tone="warning" heading={say('patients.request-erasure.last-request-refused-tell')}>
          <p className="mg-clinical-text">{last.refusal}</p>
        </AlertCallout>
      )}
      {waiting ? (
        <Card heading={say('patients.request-erasure.request-waits-already')}>
          <p>
            {shell.words.sayRich('patients.request-erasure.asked-by', {
              requestedBy: last.requestedBy,
              time: timeElement(time, last.requestedAt),
              stateWords: erasureStateWords(shell.words, last.state),
            })}
          </p>
        </Card>
      ) : (
        <>
          <Card heading={say('patients.request-erasure.what-will-happen')}>
            <Consequences />
          </Card>
          <PostForm
            action={paths.requestErasure(identity.patientId)}
            csrfToken={shell.csrfToken}
            panel="wide"
          >
            <SelectField
              name="identityCheck"
              label={say('patients.request-erasure.how-did-make-sure')}
              value={typed['identityCheck']}
              emptyLabel={say('patients.request-erasure.choose')}
              choices={Object.entries(identityWords)
                .filter(([value]) => value !== 'signed-in')
                .map(([value, label]) => ({ value, label }))}
              errors={errors}
              required
            />
            <TextArea
              name="reason"
              label={say('patients.request-erasure.why-does-patient-want')}
              value={typed['reason']}
              errors={errors}
              rows={3}
              maxLength={1000}
              required
            />
            <Button variant="warning">{say('patients.request-erasure.ask-erasure')}</Button>
          </PostForm>
        </>
      )}
    </Layout>
  )
}
