import type { ReactElement } from 'react'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import type { PatientIdentity } from '../patients/chart.ts'
import { PrescriptionTable } from './prescription-table.tsx'
import type { PrescriptionLine } from './prescription.ts'

export type PatientPrescriptionsPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly identity: PatientIdentity
  readonly lines: readonly PrescriptionLine[]
  readonly href: (id: string) => string
  readonly chartHref: string
  readonly newHref?: string | undefined
  readonly pages?: PageLinks | undefined
}

/** Everything prescribed for one patient, the newest first. */
export function PatientPrescriptionsPage(props: PatientPrescriptionsPageProps): ReactElement {
  const { shell, time, today, identity, lines, href, chartHref, newHref, pages } = props
  return (
    <Layout shell={shell} title="Prescriptions" wide patient={{ identity, today }}>
      <PageHeading
        heading="Prescriptions"
        back={{ href: chartHref, label: 'Back to the chart' }}
        actions={newHref !== undefined && <LinkButton href={newHref}>New prescription</LinkButton>}
      />
      <PrescriptionTable
        caption="Prescriptions"
        lines={lines}
        parts={['state', 'prescriber', 'written']}
        time={time}
        today={today}
        href={href}
        empty={
          <EmptyState heading="No prescriptions yet">
            What is prescribed for this patient appears here.
          </EmptyState>
        }
      />
      <Pagination label="Pages of prescriptions" {...pages} />
    </Layout>
  )
}
