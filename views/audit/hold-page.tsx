import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../components/button.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import type { HoldEntry } from './holds-page.tsx'

export type HoldPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly backHref: string
  readonly hold: HoldEntry
  /** Whether the reader is who asks for its end: then another has to agree. */
  readonly askedByReader: boolean
  readonly action: string
  readonly confirmAction: string
  readonly keepAction: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

function Decision(props: HoldPageProps): ReactElement {
  const { shell, askedByReader, confirmAction, keepAction } = props
  const { say } = shell.words
  return (
    <>
      {askedByReader && <p>{say('audit.hold.asked-end-another-person')}</p>}
      <ButtonGroup>
        {!askedByReader && (
          <PostForm action={confirmAction} csrfToken={shell.csrfToken}>
            <Button variant="warning">{say('audit.hold.lift-hold')}</Button>
          </PostForm>
        )}
        <PostForm action={keepAction} csrfToken={shell.csrfToken}>
          <Button variant="secondary">{say('audit.hold.keep-hold')}</Button>
        </PostForm>
      </ButtonGroup>
    </>
  )
}

/** One legal hold, and ending it: one person asks, another agrees. */
export function HoldPage(props: HoldPageProps): ReactElement {
  const { shell, time, hold, typed, errors } = props
  const { say } = shell.words
  const { asked } = hold
  return (
    <Layout shell={shell} title={say('audit.hold.end-legal-hold')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('audit.hold.end-legal-hold')}
        lead={say('audit.hold.once-lifted-covers-removed')}
        back={{ href: props.backHref, label: say('audit.hold.legal-holds') }}
      />
      <SummaryList
        rows={[
          { key: 'Covers', value: hold.scope },
          { key: 'Reason', value: hold.reason },
          { key: 'Set', value: timeElement(time, hold.setAt) },
          { key: 'By', value: hold.setBy },
          ...(asked === undefined
            ? []
            : [
                { key: 'End asked for', value: timeElement(time, asked.at) },
                { key: 'Asked by', value: asked.by },
                { key: 'Because', value: asked.reason },
              ]),
        ]}
      />
      {asked === undefined ? (
        <PostForm action={props.action} csrfToken={shell.csrfToken} panel="wide">
          <TextArea
            name="reason"
            label={say('audit.hold.why-should-end')}
            value={typed['reason']}
            errors={errors}
            rows={3}
            maxLength={500}
          />
          <Button>{say('audit.hold.ask-end-hold')}</Button>
        </PostForm>
      ) : (
        <Decision {...props} />
      )}
    </Layout>
  )
}
