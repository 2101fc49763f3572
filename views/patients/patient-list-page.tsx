import type { ReactElement } from 'react'
import type { Text } from '../words/said.ts'
import { AlertCallout } from '../components/alert-callout.tsx'
import { LinkButton } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { FilterForm } from '../components/forms/filter-form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { PersonName } from '../components/person-name.tsx'
import { codeText } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import {
  isUnreadable,
  listedBirth,
  listedName,
  type UnreadablePatient,
} from './demographics/listed-patient.ts'
import type { PatientSummary } from './patient-summary.ts'

export type PatientListPageProps = {
  readonly shell: Shell
  readonly today: string
  readonly q: string
  /** Why nothing was searched for. */
  readonly refused?: Text | undefined
  readonly patients: readonly (PatientSummary | UnreadablePatient)[]
  /** Whether the role finds every patient, or only those in its care. */
  readonly everyone: boolean
  readonly href: (id: string) => string
  readonly pages?: PageLinks | undefined
  readonly newPatient?: string | undefined
  /** Where those who may break the glass find somebody outside their care by name. */
  readonly emergencyHref?: string | undefined
  /** A record outside one’s care with exactly the number that was typed, where the glass may be broken for it. */
  readonly offer?: { readonly recordNumber: string; readonly href: string } | undefined
}

export const patientColumns = [
  { label: 'Name' },
  { label: 'Born' },
  { label: 'Sex' },
  { label: 'Record' },
  { label: 'National id' },
]

/** One patient as a row of a list. */
export const patientRow = (patient: PatientSummary | UnreadablePatient, href: string, today: string) => ({
  key: patient.patientId,
  tone: isUnreadable(patient) ? ('critical' as const) : undefined,
  cells: [
    isUnreadable(patient) ? (
      listedName(patient)
    ) : (
      <a key="name" href={href}>
        <PersonName name={listedName(patient)} />
      </a>
    ),
    listedBirth(patient, today),
    isUnreadable(patient) ? '–' : codeText(patient.sex),
    <span key="record" className="mg-code">
      {patient.recordNumber}
    </span>,
    isUnreadable(patient) ? '–' : (patient.maskedNationalId ?? '–'),
  ],
})

/** Searching patients by name, date of birth, record number, national id or phone. */
export function PatientListPage(props: PatientListPageProps): ReactElement {
  const { shell, today, q, refused, patients, everyone, href, pages, newPatient, offer, emergencyHref } =
    props
  const errors = refused === undefined ? [] : [{ field: 'q', message: refused }]
  const empty = refused === undefined && (
    <EmptyState
      heading={
        q === ''
          ? 'No patients yet'
          : offer === undefined
            ? 'No patient found'
            : 'None of your patients has this number'
      }
    >
      {q === ''
        ? 'Patients appear here once you belong to their care team.'
        : offer !== undefined
          ? 'Only patients you may open are listed.'
          : 'Check the spelling, or try the date of birth, record number, national id or phone number. Only patients you may open are listed.'}
    </EmptyState>
  )
  return (
    <Layout shell={shell} title="Patients" wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={everyone ? 'Patients' : 'Your patients'}
        actions={newPatient !== undefined && <LinkButton href={newPatient}>Register a patient</LinkButton>}
      />
      <FilterForm
        action="/patients"
        label="Search patients"
        submitLabel="Search"
        clearHref={q === '' && refused === undefined ? undefined : '/patients'}
      >
        <TextField
          name="q"
          label="Name, date of birth, record number, national id or phone"
          type="search"
          value={q}
          errors={errors}
        />
      </FilterForm>
      {offer !== undefined && (
        <AlertCallout tone="warning" heading={`Record ${offer.recordNumber} is not in your care`}>
          <p>
            In an emergency you can open it all the same: it is recorded, reviewed, and shown to the patient.{' '}
            <a href={offer.href}>Break the glass</a>
          </p>
        </AlertCallout>
      )}
      {emergencyHref !== undefined && (
        <p>
          In an emergency:{' '}
          <a href={emergencyHref}>find somebody outside your care by name and date of birth or sex</a>
        </p>
      )}
      <DataTable
        caption={q === '' ? 'Patients' : 'Patients found'}
        hideCaption
        columns={patientColumns}
        rows={patients.map((patient) => patientRow(patient, href(patient.patientId), today))}
        empty={empty}
      />
      <Pagination label="Pages of patients" {...pages} newerLabel="First page" olderLabel="More patients" />
    </Layout>
  )
}
