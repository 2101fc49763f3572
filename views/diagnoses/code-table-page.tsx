import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { OwnCodeField } from '../administration/user-fields.tsx'
import { ButtonGroup } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { RadioGroup } from '../components/fields/radio-group.tsx'
import { SelectField } from '../components/fields/select-field.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { CodeTableReport, type CodeReport } from './code-table-report.tsx'

const systemNames = ['icd-10', 'icd-10-cm', 'icd-10-gm'] as const

export type CodeTablePageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly systems: readonly {
    readonly system: string
    /** Its name, where it is one of those that a form offers. */
    readonly name: (typeof systemNames)[number] | undefined
    readonly used: number
    readonly withdrawn: number
    readonly changedAt: Date
  }[]
  readonly report: CodeReport | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly asksForCode: boolean
  /** The script that reads a file into the field. */
  readonly script: string
}

/** The table of diagnosis codes: what is in use, what an import would change, and importing. */
export function CodeTablePage(props: CodeTablePageProps): ReactElement {
  const { shell, systems, time, report, typed, errors, asksForCode, script } = props
  const { say } = shell.words
  const heading = say('diagnoses.table.heading')
  const used = systems.reduce((sum, one) => sum + one.used, 0)
  return (
    <Layout shell={shell} title={heading} wide>
      <ErrorSummary errors={errors} />
      <PageHeading heading={heading} lead={say('diagnoses.table.lead')} />
      <Card heading={say('diagnoses.table.in-use')}>
        <DataTable
          caption={say('diagnoses.table.caption')}
          hideCaption
          columns={[
            { label: say('diagnoses.table.system') },
            { label: say('diagnoses.table.used'), numeric: true },
            { label: say('diagnoses.table.withdrawn'), numeric: true },
            { label: say('diagnoses.table.changed') },
          ]}
          rows={systems.map(({ system, name, used: count, withdrawn, changedAt }) => ({
            key: system,
            cells: [
              name === undefined ? system : say(`diagnoses.system.${name}`),
              count,
              withdrawn,
              time.dateTime(changedAt),
            ],
          }))}
          empty={<p className="mg-muted">{say('diagnoses.table.none')}</p>}
        />
      </Card>
      {report !== undefined && <CodeTableReport report={report} used={used} />}
      <h2>{say('diagnoses.table.import')}</h2>
      <PostForm action={paths.diagnosisCodes()} csrfToken={shell.csrfToken} panel="wide" noDraft>
        <RadioGroup
          name="source"
          label={say('diagnoses.table.source')}
          value={typed['source'] ?? 'file'}
          choices={[
            { value: 'file', label: say('diagnoses.table.source.file') },
            { value: 'sample', label: say('diagnoses.table.source.sample') },
          ]}
          errors={errors}
          required
        />
        <SelectField
          name="system"
          label={say('diagnoses.table.system-of-file')}
          value={typed['system'] ?? 'icd-10'}
          choices={systemNames.map((value) => ({ value, label: say(`diagnoses.system.${value}`) }))}
          errors={errors}
        />
        <div className="nhsuk-form-group" data-file-into="table" hidden>
          <label className="nhsuk-label" htmlFor="table-file">
            {say('diagnoses.table.file')}
          </label>
          <div className="nhsuk-hint" id="table-file-hint">
            {say('diagnoses.table.file-hint')}
          </div>
          <input
            id="table-file"
            type="file"
            accept=".csv,text/csv,text/plain"
            aria-describedby="table-file-hint"
          />
        </div>
        <TextArea
          name="table"
          label={say('diagnoses.table.text')}
          hint={say('diagnoses.table.text-hint')}
          value={typed['table']}
          errors={errors}
          rows={8}
        />
        {asksForCode && <OwnCodeField errors={errors} />}
        <ButtonGroup>
          <button className="nhsuk-button nhsuk-button--secondary" type="submit" name="step" value="check">
            {say('diagnoses.table.check')}
          </button>
          <button className="nhsuk-button" type="submit" name="step" value="import">
            {say('diagnoses.table.do-import')}
          </button>
        </ButtonGroup>
      </PostForm>
      <script type="module" nonce={shell.nonce} src={script} />
    </Layout>
  )
}
