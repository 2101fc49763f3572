import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button, ButtonGroup } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { MomentField } from '../components/fields/moment-field.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SelectField, type Choice } from '../components/fields/select-field.tsx'
import { Tag } from '../components/tag.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { useWords } from '../use-words.ts'

export type ExplainAnswer = {
  readonly name: string
  readonly roleTitle: string
  readonly active: boolean
  /** "open a patient’s chart" */
  readonly doing: string
  readonly at: Date
  readonly past: boolean
  readonly changedSince: number
  readonly address: string
  readonly allowed: boolean
  readonly verdicts: readonly {
    readonly rule: string
    readonly heading: string
    readonly allows: boolean
    readonly applies: boolean
    readonly words: string
  }[]
  readonly stepUp: boolean
  readonly emergency: boolean
  readonly hides: readonly string[]
}

export type ExplainPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly choices: readonly Choice[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** The moments that the time can mean, where they are two. */
  readonly which: readonly Choice[]
  readonly answer?: ExplainAnswer | undefined
}

/** Why can they, why can’t they: a question about one person and one action, and every rule's answer in words. */
export function ExplainPage(props: ExplainPageProps): ReactElement {
  const { shell, time, choices, typed, errors, which, answer } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('security.explain.why-why-cant')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('security.explain.why-why-cant')}
        lead={say('security.explain.asks-same-decision-every')}
      />
      {answer !== undefined && <AnswerPart answer={answer} time={time} />}
      <PostForm action={paths.explain()} csrfToken={shell.csrfToken} panel="wide">
        <div className="mg-field-row">
          <TextField
            name="username"
            label={say('security.explain.username')}
            value={typed['username']}
            errors={errors}
            maxLength={64}
            required
          />
          <SelectField
            name="action"
            label={say('security.explain.may-they')}
            value={typed['action']}
            choices={choices}
            emptyLabel={say('security.explain.choose-action')}
            errors={errors}
            required
          />
        </div>
        <div className="mg-field-row">
          <TextField
            name="recordNumber"
            label={say('security.explain.record-number')}
            hint={say('security.explain.patient-about')}
            value={typed['recordNumber']}
            errors={errors}
            maxLength={40}
            required={false}
          />
          <MomentField
            name="moment"
            label={say('security.explain.when')}
            hint={say('security.explain.left-out-now')}
            typed={typed}
            which={which}
            errors={errors}
            required={false}
          />
          <TextField
            name="address"
            label={say('security.explain.from-which-address')}
            hint={say('security.explain.left-out-yours')}
            value={typed['address']}
            errors={errors}
            maxLength={64}
            required={false}
          />
        </div>
        <ButtonGroup>
          <Button>{say('security.explain.explain')}</Button>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}

function VerdictTag({ allows, applies }: { allows: boolean; applies: boolean }): ReactElement {
  const { say } = useWords()

  if (!applies) {
    return <Tag>{say('security.explain.not-asked')}</Tag>
  }
  return (
    <Tag tone={allows ? 'success' : 'critical'}>
      {allows ? say('security.explain.allows') : say('security.explain.refuses')}
    </Tag>
  )
}

function AnswerPart({ answer, time }: { answer: ExplainAnswer; time: TimeFormat }): ReactElement {
  const { say, sayRich } = useWords()

  const { allowed, active, name, doing, roleTitle, address } = answer
  const can = allowed && active
  return (
    <section aria-labelledby="answer">
      <h2 className="nhsuk-heading-l" id="answer">
        <Tag tone={can ? 'success' : 'critical'}>
          {can ? say('security.explain.allowed') : say('security.explain.refused')}
        </Tag>{' '}
        {say(can ? 'security.explain.may' : 'security.explain.may-not', { name, doing })}
      </h2>
      <p>
        {sayRich('security.explain.asked-about', {
          roleTitle,
          at: timeElement(time, answer.at),
          address: <span className="mg-code">{address}</span>,
        })}
      </p>
      {!active && <p>{say('security.explain.account-disabled-today-nobody')}</p>}
      <DataTable
        caption={say('security.explain.every-rules-verdict')}
        columns={[
          { label: say('security.explain.rule') },
          { label: say('security.explain.verdict') },
          { label: say('security.explain.why') },
        ]}
        rows={answer.verdicts.map((verdict) => ({
          key: verdict.rule,
          cells: [verdict.heading, <VerdictTag key="verdict" {...verdict} />, verdict.words],
          ...(verdict.allows ? {} : { tone: 'critical' as const }),
        }))}
      />
      {can && (
        <ul>
          <li>
            {answer.stepUp
              ? say('security.explain.fresh-code-asked')
              : say('security.explain.no-fresh-code-asked')}
          </li>
          {answer.emergency && <li>{say('security.explain.recorded-emergency-reviewed')}</li>}
          {answer.hides.length > 0 && (
            <li>
              {say('security.explain.patients-record-stays-closed', {
                join: answer.hides.join(', '),
              })}
            </li>
          )}
        </ul>
      )}
      {answer.past && (
        <p className="mg-muted">
          {say('security.explain.then-and-today')}{' '}
          {answer.changedSince === 0
            ? say('security.explain.audit-log-knows-no')
            : say('security.explain.changed-since', { changes: answer.changedSince })}
        </p>
      )}
    </section>
  )
}
