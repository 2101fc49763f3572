import type { ReactElement } from 'react'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { patientColumns, patientRow } from '../patients/patient-list-page.tsx'
import type { PatientSummary } from '../patients/patient-summary.ts'

export type DashboardPageProps = {
  readonly shell: Shell
  readonly today: string
  readonly displayName: string
  readonly patients: readonly PatientSummary[]
  readonly href: (id: string) => string
}

/** The page one starts from. */
export function DashboardPage({
  shell,
  today,
  displayName,
  patients,
  href,
}: DashboardPageProps): ReactElement {
  return (
    <Layout shell={shell} title="Start" wide>
      <PageHeading heading="Start" caption={displayName} />
      <DataTable
        caption="Your patients"
        columns={patientColumns}
        rows={patients.map((patient) => patientRow(patient, href(patient.patientId), today))}
        empty={<EmptyState heading="Nothing here yet">Use the menu above to go on.</EmptyState>}
      />
    </Layout>
  )
}
