import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { CodeField } from '../../components/fields/code-field.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { RadioGroup } from '../../components/fields/radio-group.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import { CatalogueReport, type ShownReport } from './catalogue-report.tsx'

export type ImportMedicinesPageProps = {
  readonly shell: Shell
  /** Reads a chosen file into the field. */
  readonly script: string
  /** What the file would change; undefined while there is none. */
  readonly report: ShownReport | undefined
  /** How many medicines can be prescribed now. */
  readonly prescribable: number
  /** What the catalogue was when it was compared. */
  readonly was: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly asksForCode: boolean
}

/** Replaces the catalogue by a file: what it would change is shown first, and done by a second button. */
export function ImportMedicinesPage(props: ImportMedicinesPageProps): ReactElement {
  const { shell, script, report, prescribable, was, typed, errors, asksForCode } = props
  const { say } = shell.words
  const ready = report !== undefined && report.refused.length === 0
  return (
    <Layout shell={shell} title={say('catalogue.import.heading')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('catalogue.import.heading')}
        back={{ href: paths.catalogue(), label: say('catalogue.import.back') }}
        lead={say('catalogue.import.lead', { prescribable })}
      />
      <PostForm action={paths.importMedicines()} csrfToken={shell.csrfToken} panel="wide" hidden={{ was }}>
        {report !== undefined && <CatalogueReport report={report} />}
        {ready && asksForCode && (
          <CodeField
            name="code"
            label={say('catalogue.import.code')}
            hint={say('catalogue.import.code-hint')}
            errors={errors}
            required
          />
        )}
        {ready && (
          <ButtonGroup>
            <Button name="step" value="import" variant="warning">
              {say('catalogue.import.apply')}
            </Button>
          </ButtonGroup>
        )}
        <div className="nhsuk-form-group" data-file-into="medicines" hidden>
          <label className="nhsuk-label" htmlFor="medicines-file">
            {say('catalogue.import.file')}
          </label>
          <input id="medicines-file" type="file" accept=".csv,text/csv,text/plain" />
        </div>
        <TextArea
          name="medicines"
          label={say('catalogue.import.medicines')}
          hint={say('catalogue.import.medicines-hint')}
          value={typed['medicines']}
          rows={12}
          errors={errors}
          required
        />
        <RadioGroup
          name="others"
          label={say('catalogue.import.others')}
          value={typed['others'] ?? 'withdrawn'}
          choices={[
            { value: 'withdrawn', label: say('catalogue.import.others-withdrawn') },
            { value: 'kept', label: say('catalogue.import.others-kept') },
          ]}
          errors={errors}
          required
        />
        <ButtonGroup>
          <Button name="step" value="look" variant={ready ? 'secondary' : 'primary'}>
            {say('catalogue.import.look')}
          </Button>
          <a className="nhsuk-link" href={paths.catalogueFile()}>
            {say('catalogue.list.export')}
          </a>
        </ButtonGroup>
      </PostForm>
      <script type="module" nonce={shell.nonce} src={script} />
    </Layout>
  )
}
