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
  const { say } = shell.words
  return (
    <Layout
      shell={shell}
      title={say('prescriptions.patient-prescriptions.prescriptions')}
      wide
      patient={{ identity, today }}
    >
      <PageHeading
        heading={say('prescriptions.patient-prescriptions.prescriptions')}
        back={{ href: chartHref, label: say('prescriptions.patient-prescriptions.back-chart') }}
        actions={
          newHref !== undefined && (
            <LinkButton href={newHref}>
              {say('prescriptions.patient-prescriptions.new-prescription')}
            </LinkButton>
          )
        }
      />
      <PrescriptionTable
        caption={say('prescriptions.patient-prescriptions.prescriptions')}
        lines={lines}
        parts={['state', 'prescriber', 'written']}
        time={time}
        today={today}
        href={href}
        empty={
          <EmptyState heading={say('prescriptions.patient-prescriptions.no-prescriptions-yet')}>
            {say('prescriptions.patient-prescriptions.prescribed-patient-appears-here')}
          </EmptyState>
        }
      />
      <Pagination label={say('prescriptions.patient-prescriptions.pages-prescriptions')} {...pages} />
    </Layout>
  )
}
