import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { ClinicalPage, type ClinicalFormProps } from '../clinical/clinical-page.tsx'
import { commonTests } from '../../../server/common-tests.ts'
import { CommentField, MarkField, ReportFields, type ReportFieldsProps } from './report-fields.tsx'

export type ResultsFormPageProps = ClinicalFormProps &
  Pick<ReportFieldsProps, 'which'> & {
    /** The tests that the rows begin with, and how many rows there are. */
    readonly layout: string
    readonly rows: number
    readonly panels: readonly { readonly name: string; readonly label: string }[]
  }

const testsList = 'common-tests'

/** Enters what a laboratory reported, from paper: what is said of all of it, and a row for each test. */
export function ResultsFormPage(props: ResultsFormPageProps): ReactElement {
  const { shell, typed, errors, action, back, layout, rows } = props
  const { say } = shell.words
  return (
    <ClinicalPage
      {...props}
      heading={say('results.enter')}
      back={{ href: back, label: say('results.back-to-list') }}
      lead={say('results.form-lead')}
      wide
    >
      <Layouts {...props} />
      <PostForm
        action={action}
        csrfToken={shell.csrfToken}
        panel="whole"
        hidden={{ layout, rows: String(rows) }}
      >
        <h2 className="nhsuk-heading-s">{say('results.form-report')}</h2>
        <ReportFields {...props} />
        <h2 className="nhsuk-heading-s">{say('results.form-results')}</h2>
        <datalist id={testsList}>
          {commonTests.map(({ loinc }) => (
            <option key={loinc}>{say(`results.test.${loinc}`)}</option>
          ))}
        </datalist>
        <p className="nhsuk-hint">
          {say('results.field.value-hint')}. {say('results.field.range-hint')}.
        </p>
        <div className="mg-result-rows">
          {Array.from({ length: rows }, (_none, place) => (
            <ResultFields key={place} number={place + 1} {...props} />
          ))}
        </div>
        <h2 className="nhsuk-heading-s">{say('results.form-words')}</h2>
        <p className="nhsuk-hint">{say('results.form-words-hint')}</p>
        <TextField
          name="wordsTest"
          label={say('results.field.test')}
          value={typed['wordsTest']}
          errors={errors}
          required={false}
        />
        <TextArea
          name="words"
          label={say('results.field.words')}
          value={typed['words']}
          errors={errors}
          rows={4}
          required={false}
        />
        <CommentField typed={typed} errors={errors} />
        <ButtonGroup>
          <Button>{say('results.save')}</Button>
          <a className="nhsuk-link" href={back}>
            {say('results.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </ClinicalPage>
  )
}

function Layouts({ shell, action, panels, layout, rows }: ResultsFormPageProps): ReactElement {
  const { say } = shell.words
  return (
    <nav className="mg-chips" aria-label={say('results.form-layout')}>
      <a className="mg-chip" href={action} aria-current={layout === '' && rows === 6 ? 'page' : undefined}>
        {say('results.form-layout-free')}
      </a>
      {panels.map(({ name, label }) => (
        <a
          key={name}
          className="mg-chip"
          href={`${action}?layout=${name}`}
          aria-current={layout === name ? 'page' : undefined}
        >
          {label}
        </a>
      ))}
      {[15, 30].map((count) => (
        <a
          key={count}
          className="mg-chip"
          href={`${action}?rows=${count}`}
          aria-current={layout === '' && rows === count ? 'page' : undefined}
        >
          {say('results.form-rows', { count })}
        </a>
      ))}
    </nav>
  )
}

const columns = ['test', 'value', 'unit', 'range'] as const

/** One test of the report. Its labels say which row it is, to whoever hears them. */
function ResultFields({
  number,
  shell,
  typed,
  errors,
}: ResultsFormPageProps & { number: number }): ReactElement {
  const { say } = shell.words
  const labelOf = (field: string) => say('results.field.in-row', { field, row: number })
  return (
    <div className="mg-result-row">
      {columns.map((column) => (
        <TextField
          key={column}
          name={`${column}${number}`}
          label={labelOf(say(`results.field.${column}`))}
          value={typed[`${column}${number}`]}
          errors={errors}
          {...(column === 'test' ? { list: testsList } : {})}
        />
      ))}
      <MarkField
        name={`mark${number}`}
        label={labelOf(say('results.field.mark'))}
        typed={typed}
        errors={errors}
      />
    </div>
  )
}
