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
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('prescriptions.dispensing-queue.to-dispense')} wide>
      <PageHeading
        heading={say('prescriptions.dispensing-queue.to-dispense')}
        lead={say('prescriptions.dispensing-queue.signed-prescriptions-still-open')}
        actions={
          <LinkButton href={paths.supplied()}>
            {say('prescriptions.dispensing-queue.dispensed-by-you')}
          </LinkButton>
        }
      />
      <p>
        {ending === undefined ? (
          <a href={endingHref}>{say('prescriptions.dispensing-queue.only-those-end-soon')}</a>
        ) : (
          <>
            Only those whose last day is within {ending.withinDays} days.{' '}
            <a href={ending.allHref}>{say('prescriptions.dispensing-queue.whole-queue')}</a>
          </>
        )}
      </p>
      <PrescriptionTable
        caption={say('prescriptions.dispensing-queue.prescriptions-dispense')}
        lines={lines}
        parts={['patient', 'left', 'signed', 'prescriber']}
        time={time}
        today={today}
        href={href}
        empty={
          ending === undefined ? (
            <EmptyState heading={say('prescriptions.dispensing-queue.nothing-dispense')}>
              {say('prescriptions.dispensing-queue.prescriptions-appear-here-soon')}
            </EmptyState>
          ) : (
            <EmptyState heading={say('prescriptions.dispensing-queue.nothing-ends-soon')}>
              {say('prescriptions.dispensing-queue.whole-queue-hold')}
            </EmptyState>
          )
        }
      />
      <Pagination
        label={say('prescriptions.dispensing-queue.pages-queue')}
        {...pages}
        newerLabel={say('prescriptions.dispensing-queue.first-page')}
        olderLabel={say('prescriptions.dispensing-queue.signed-later')}
      />
    </Layout>
  )
}
