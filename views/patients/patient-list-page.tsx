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
import { Layout, type Shell } from '../layout.tsx'
import type { UnreadablePatient } from './demographics/listed-patient.ts'
import type { PatientSummary } from './patient-summary.ts'
import { patientColumns, patientRow } from './patient-row.tsx'

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

/** Searching patients by name, date of birth, record number, national id or phone. */
export function PatientListPage(props: PatientListPageProps): ReactElement {
  const { shell, today, q, refused, patients, everyone, href, pages, newPatient, offer, emergencyHref } =
    props
  const { say } = shell.words
  const errors = refused === undefined ? [] : [{ field: 'q', message: refused }]
  const empty = refused === undefined && (
    <EmptyState
      heading={
        q === ''
          ? say('patients.patient-list.no-patients-yet')
          : offer === undefined
            ? say('patients.patient-list.no-patient-found')
            : say('patients.patient-list.none-patients-number')
      }
    >
      {q === ''
        ? say('patients.patient-list.patients-appear-here-once')
        : offer !== undefined
          ? say('patients.patient-list.only-patients-open-listed')
          : say('patients.patient-list.check-spelling-try-date')}
    </EmptyState>
  )
  return (
    <Layout shell={shell} title={say('patients.patient-list.patients')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={
          everyone ? say('patients.patient-list.patients') : say('patients.patient-list.your-patients')
        }
        actions={
          newPatient !== undefined && (
            <LinkButton href={newPatient}>{say('patients.patient-list.register-patient')}</LinkButton>
          )
        }
      />
      <FilterForm
        action="/patients"
        label={say('patients.patient-list.search-patients')}
        submitLabel={say('patients.patient-list.search')}
        clearHref={q === '' && refused === undefined ? undefined : '/patients'}
      >
        <TextField
          name="q"
          label={say('patients.patient-list.name-date-birth-record')}
          type="search"
          value={q}
          errors={errors}
        />
      </FilterForm>
      {offer !== undefined && (
        <AlertCallout
          tone="warning"
          heading={say('patients.patient-list.record-not-care', { recordNumber: offer.recordNumber })}
        >
          <p>
            In an emergency you can open it all the same: it is recorded, reviewed, and shown to the patient.{' '}
            <a href={offer.href}>{say('patients.patient-list.break-glass')}</a>
          </p>
        </AlertCallout>
      )}
      {emergencyHref !== undefined && (
        <p>
          In an emergency:{' '}
          <a href={emergencyHref}>{say('patients.patient-list.find-somebody-outside-care')}</a>
        </p>
      )}
      <DataTable
        caption={
          q === '' ? say('patients.patient-list.patients') : say('patients.patient-list.patients-found')
        }
        hideCaption
        columns={patientColumns}
        rows={patients.map((patient) => patientRow(shell.words, patient, href(patient.patientId), today))}
        empty={empty}
      />
      <Pagination
        label={say('patients.patient-list.pages-patients')}
        {...pages}
        newerLabel={say('patients.patient-list.first-page')}
        olderLabel={say('patients.patient-list.more-patients')}
      />
    </Layout>
  )
}
