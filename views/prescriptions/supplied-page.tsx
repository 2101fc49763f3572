import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { listedName } from '../patients/demographics/listed-patient.ts'
import { HandedOver } from './handed-over.tsx'
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
    /** What was handed over, where it was another product than the one prescribed. */
    readonly given: string | null
    /** Absent where it was reversed. */
    readonly reverseHref: string | undefined
  }[]
  readonly pages?: PageLinks | undefined
}

/** What a pharmacist dispensed lately, to look up and to reverse. */
export function SuppliedPage({ shell, time, days, supplies, pages }: SuppliedPageProps): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('prescriptions.supplied.dispensed-by-you')} wide>
      <PageHeading
        heading={say('prescriptions.supplied.dispensed-by-you')}
        lead={say('prescriptions.supplied.dispensed-last-days-newest', { days })}
        back={{ href: paths.prescriptions(), label: say('prescriptions.supplied.to-dispense') }}
      />
      <DataTable
        caption={say('prescriptions.supplied.dispensed-by-you')}
        hideCaption
        columns={[
          { label: say('prescriptions.supplied.when') },
          { label: say('prescriptions.supplied.patient') },
          { label: say('prescriptions.supplied.medicine') },
          { label: say('prescriptions.supplied.quantity'), numeric: true },
          { label: say('prescriptions.supplied.reverse') },
        ]}
        rows={supplies.map(({ id, line, quantity, at, given, reverseHref }) => ({
          key: id,
          cells: [
            timeElement(time, at),
            <span key="patient">
              {listedName(shell.words, line.patient)}
              <span className="mg-list__detail mg-code">{line.patient.recordNumber}</span>
            </span>,
            <span key="medicine">
              {line.order.medication}
              <HandedOver products={given === null ? [] : [given]} />
            </span>,
            quantity,
            reverseHref === undefined ? (
              say('prescriptions.supplied.reversed')
            ) : (
              <a key="reverse" href={reverseHref}>
                Reverse
                <span className="nhsuk-u-visually-hidden">
                  {say('prescriptions.supplied.for', {
                    medication: line.order.medication,
                    patient: listedName(shell.words, line.patient),
                  })}
                </span>
              </a>
            ),
          ],
        }))}
        empty={
          <EmptyState heading={say('prescriptions.supplied.nothing-dispensed')}>
            {say('prescriptions.supplied.dispense-appears-here')}
          </EmptyState>
        }
      />
      <Pagination label={say('prescriptions.supplied.pages-dispensed')} {...pages} />
    </Layout>
  )
}
