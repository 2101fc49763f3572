import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { AlertCallout } from '../../components/alert-callout.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { PostForm } from '../../components/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { timeElement, type TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { Consequences } from './consequences.tsx'
import { stateWords, type Erasure, type ErasureWords } from './erasure.ts'

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
  const waiting = last?.state === 'waiting' || last?.state === 'approved-once'
  return (
    <Layout shell={shell} title="Have my record erased">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Have my record erased"
        back={{ href: paths.ownRecord(), label: 'My record' }}
        lead="You can ask for it at any time. Take a copy of your record first: afterwards nobody can give you one."
      />
      {last?.state === 'refused' && (
        <AlertCallout tone="warning" heading="Your request was refused">
          <p className="mg-clinical-text">{last.refusal}</p>
          {last.decidedAt !== null && <p>Decided {timeElement(time, last.decidedAt)}. You may ask again.</p>}
        </AlertCallout>
      )}
      {waiting ? (
        <Card heading="Your request">
          <p>
            Asked {timeElement(time, last.requestedAt)}. {stateWords[last.state]}.
          </p>
          <PostForm action={paths.withdrawErasure()} csrfToken={shell.csrfToken}>
            <Button variant="secondary">Take the request back</Button>
          </PostForm>
        </Card>
      ) : (
        <>
          <Card heading="What will happen">
            <Consequences />
            <p>
              <a href={paths.ownCopy()}>Take a copy of my record first</a>
            </p>
          </Card>
          <PostForm action={paths.ownErasure()} csrfToken={shell.csrfToken} panel="wide">
            <TextArea
              name="reason"
              label="Why do you want it?"
              hint="You need not say much: “I have moved away” is enough"
              value={typed['reason']}
              errors={errors}
              rows={3}
              maxLength={1000}
              required
            />
            <Button variant="warning">Ask for erasure</Button>
          </PostForm>
        </>
      )}
    </Layout>
  )
}
