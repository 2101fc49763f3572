import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination } from '../components/pagination.tsx'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { PrescriptionTable } from './prescription-table.tsx'
import type { PrescriptionLine } from './prescription.ts'

export type DispensingQueuePageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly lines: readonly PrescriptionLine[]
  readonly href: (id: string) => string
  readonly next?: string | undefined
}

/** The pharmacy's work: what is signed and not yet dispensed, the first signed first. */
export function DispensingQueuePage(props: DispensingQueuePageProps): ReactElement {
  const { shell, time, today, lines, href, next } = props
  return (
    <Layout shell={shell} title="To dispense" wide>
      <PageHeading
        heading="To dispense"
        lead="Signed prescriptions that are still open, the first signed first."
        actions={<LinkButton href={paths.supplied()}>Dispensed by you</LinkButton>}
      />
      <PrescriptionTable
        caption="Prescriptions to dispense"
        lines={lines}
        parts={['patient', 'left', 'signed', 'prescriber']}
        time={time}
        today={today}
        href={href}
        empty={
          <EmptyState heading="Nothing to dispense">
            Prescriptions appear here as soon as a physician has signed them.
          </EmptyState>
        }
      />
      <Pagination label="Pages of the queue" older={next} olderLabel="Signed later" />
    </Layout>
  )
}
