import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { AlertCallout } from '../../components/alert-callout.tsx'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { Checkbox } from '../../components/fields/checkbox.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import { errorFor } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import { PatientFields, type PatientFieldsProps } from './patient-fields.tsx'
import { patientColumns, patientRow } from '../patient-row.tsx'
import type { UnreadablePatient } from './listed-patient.ts'
import type { PatientSummary } from '../patient-summary.ts'

export type RegisterPatientPageProps = PatientFieldsProps & {
  readonly shell: Shell
  /** Patients who may be the same person; none for readers who may not see everyone. */
  readonly duplicates: readonly (PatientSummary | UnreadablePatient)[]
  /** There are more than these. */
  readonly moreDuplicates: boolean
  readonly href: (id: string) => string
}

/** Registers a new patient; where somebody looks the same, it says so first. */
export function RegisterPatientPage(props: RegisterPatientPageProps): ReactElement {
  const { shell, typed, errors, today, clinical, duplicates, href } = props
  const { say } = shell.words
  const mayBeTheSame = errorFor(errors, 'registerAnyway') !== undefined || typed['registerAnyway'] === 'on'
  return (
    <Layout shell={shell} title={say('patients.register-patient.register-patient')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('patients.register-patient.register-patient')}
        back={{ href: paths.patients(), label: say('patients.register-patient.back-patients') }}
        lead={say('patients.register-patient.search-first-second-record')}
      />
      {duplicates.length > 0 && (
        <AlertCallout tone="warning" heading={say('patients.register-patient.is-it-one-of')}>
          <DataTable
            caption={say('patients.register-patient.patients-same-person')}
            hideCaption
            columns={patientColumns}
            rows={duplicates.map((patient) =>
              patientRow(shell.words, patient, href(patient.patientId), today),
            )}
          />
          {props.moreDuplicates && (
            <p>
              The first {duplicates.length} are shown, and there are more.{' '}
              <a href={paths.patients()}>{say('patients.register-patient.search-patients')}</a>
            </p>
          )}
        </AlertCallout>
      )}
      <PostForm action={paths.newPatient()} csrfToken={shell.csrfToken} panel="wide">
        <PatientFields typed={typed} errors={errors} today={today} clinical={clinical} />
        {mayBeTheSame && (
          <Checkbox
            name="registerAnyway"
            label={say('patients.register-patient.register-anyway-somebody')}
            errors={errors}
            checked={typed['registerAnyway'] === 'on'}
          />
        )}
        <ButtonGroup>
          <Button>{say('patients.register-patient.register-patient-2')}</Button>
          <a className="nhsuk-link" href={paths.patients()}>
            {say('patients.register-patient.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
