import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { listedName } from '../patients/demographics/listed-patient.ts'
import type { PrescriptionLine } from './prescription.ts'

export type SuppliedPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly days: number
  readonly supplies: readonly {
    readonly id: string
    readonly line: PrescriptionLine
    readonly quantity: number
    readonly at: Date
    /** Absent where it was reversed. */
    readonly reverseHref: string | undefined
  }[]
  readonly pages?: PageLinks | undefined
}

/** What a pharmacist dispensed lately, to look up and to reverse. */
export function SuppliedPage({ shell, time, days, supplies, pages }: SuppliedPageProps): ReactElement {
  return (
    <Layout shell={shell} title="Dispensed by you" wide>
      <PageHeading
        heading="Dispensed by you"
        lead={`What you dispensed in the last ${days} days, the newest first. Reverse what was recorded by mistake.`}
        back={{ href: paths.prescriptions(), label: 'To dispense' }}
      />
      <DataTable
        caption="Dispensed by you"
        hideCaption
        columns={[
          { label: 'When' },
          { label: 'Patient' },
          { label: 'Medicine' },
          { label: 'Quantity', numeric: true },
          { label: 'Reverse' },
        ]}
        rows={supplies.map(({ id, line, quantity, at, reverseHref }) => ({
          key: id,
          cells: [
            timeElement(time, at),
            <span key="patient">
              {listedName(line.patient)}
              <span className="mg-list__detail mg-code">{line.patient.recordNumber}</span>
            </span>,
            line.order.medication,
            quantity,
            reverseHref === undefined ? (
              'Reversed'
            ) : (
              <a key="reverse" href={reverseHref}>
                Reverse
                <span className="nhsuk-u-visually-hidden">
                  {' '}
                  {line.order.medication} for {listedName(line.patient)}
                </span>
              </a>
            ),
          ],
        }))}
        empty={<EmptyState heading="Nothing dispensed">What you dispense appears here.</EmptyState>}
      />
      <Pagination label="Pages of what you dispensed" {...pages} />
    </Layout>
  )
}
