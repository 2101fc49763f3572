import type { ReactElement } from 'react'
import { AlertCallout } from '../../components/alert-callout.tsx'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { codeText } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import type { PatientIdentity } from '../chart.ts'
import { PatientFields, type PatientFieldsProps } from './patient-fields.tsx'

export type EditPatientPageProps = PatientFieldsProps & {
  readonly shell: Shell
  readonly identity: PatientIdentity
  /** What the record says, by field. */
  readonly recorded: Readonly<Record<string, string>>
  /** Of the record that the form was filled from. */
  readonly version: string
  /** Somebody else changed the record in the meantime. */
  readonly overtaken: boolean
  readonly action: string
  readonly chartHref: string
}

const labels: Readonly<Record<string, string>> = {
  givenName: 'Given names',
  familyName: 'Family name',
  onlyOneName: 'Only one name',
  birthDate: 'Date of birth',
  birthDateUnknown: 'Date of birth not known',
  sex: 'Sex',
  nationalId: 'National id',
  phone: 'Phone',
  email: 'E-mail',
  address: 'Address',
  medicalHistory: 'Medical history',
  allergies: 'Allergies',
}

/** Changes who a patient is and how to reach them. */
export function EditPatientPage(props: EditPatientPageProps): ReactElement {
  const { shell, identity, recorded, typed, version, overtaken, errors, today, clinical, action, chartHref } =
    props
  const { say } = shell.words
  const differing = Object.entries(recorded).filter(([field, text]) => !sameText(typed[field] ?? '', text))
  return (
    <Layout shell={shell} title={say('patients.edit-patient.change-details')} patient={{ identity, today }}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('patients.edit-patient.change-details')}
        back={{ href: chartHref, label: say('patients.edit-patient.back-record') }}
      />
      {overtaken && differing.length > 0 && (
        <AlertCallout tone="warning" heading={say('patients.edit-patient.record-says-now-differs')}>
          <SummaryList
            rows={differing.map(([field, text]) => ({
              key: labels[field] ?? field,
              value: field === 'sex' ? codeText(text) : text,
            }))}
          />
        </AlertCallout>
      )}
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide" hidden={{ version }}>
        <PatientFields typed={typed} errors={errors} today={today} clinical={clinical} />
        <ButtonGroup>
          <Button>{say('patients.edit-patient.save-changes')}</Button>
          <a className="nhsuk-link" href={chartHref}>
            {say('patients.edit-patient.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}

const sameText = (one: string, other: string): boolean =>
  one.replaceAll('\r\n', '\n').trim() === other.replaceAll('\r\n', '\n').trim()
