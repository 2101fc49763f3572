import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
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
  /** Where only those are shown that end soon. */
  readonly ending?: { readonly withinDays: number; readonly allHref: string } | undefined
  readonly endingHref: string
  readonly pages?: PageLinks | undefined
}

/** The pharmacy's work: what is signed and not yet dispensed, the first signed first. */
export function DispensingQueuePage(props: DispensingQueuePageProps): ReactElement {
  const { shell, time, today, lines, href, ending, endingHref, pages } = props
  return (
    <Layout shell={shell} title="To dispense" wide>
      <PageHeading
        heading="To dispense"
        lead="Signed prescriptions that are still open, the first signed first."
        actions={<LinkButton href={paths.supplied()}>Dispensed by you</LinkButton>}
      />
      <p>
        {ending === undefined ? (
          <a href={endingHref}>Only those that end soon</a>
        ) : (
          <>
            Only those whose last day is within {ending.withinDays} days.{' '}
            <a href={ending.allHref}>The whole queue</a>
          </>
        )}
      </p>
      <PrescriptionTable
        caption="Prescriptions to dispense"
        lines={lines}
        parts={['patient', 'left', 'signed', 'prescriber']}
        time={time}
        today={today}
        href={href}
        empty={
          ending === undefined ? (
            <EmptyState heading="Nothing to dispense">
              Prescriptions appear here as soon as a physician has signed them.
            </EmptyState>
          ) : (
            <EmptyState heading="Nothing ends soon">The whole queue may hold more.</EmptyState>
          )
        }
      />
      <Pagination label="Pages of the queue" {...pages} newerLabel="First page" olderLabel="Signed later" />
    </Layout>
  )
}
