import type { ReactElement } from 'react'
import { LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { LeftOut } from '../components/left-out.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { listedBirth, listedName, type ListedPatient } from '../patients/demographics/listed-patient.ts'

export type FrontDeskProps = {
  readonly time: TimeFormat
  readonly today: string
  /** How many patients there are. */
  readonly total: number
  readonly registered: readonly { readonly summary: ListedPatient; readonly registeredAt: Date }[]
  readonly links: {
    readonly patient: (id: string) => string
    readonly patients: string
    readonly newPatient?: string | undefined
  }
}

const columns = [{ label: 'Name' }, { label: 'Born' }, { label: 'Registered' }, { label: 'Record' }]

/** Who came last, and the way to register the next. */
export function FrontDesk({ time, today, total, registered, links }: FrontDeskProps): ReactElement {
  return (
    <Card
      heading="Registered last"
      actions={
        links.newPatient !== undefined && (
          <LinkButton href={links.newPatient} small>
            Register a patient
          </LinkButton>
        )
      }
    >
      <DataTable
        caption="Patients registered last"
        hideCaption
        columns={columns}
        rows={registered.map(({ summary, registeredAt }) => ({
          key: summary.patientId,
          cells: [
            <a key="name" href={links.patient(summary.patientId)}>
              <PersonName name={listedName(summary)} />
            </a>,
            listedBirth(summary, today),
            timeElement(time, registeredAt),
            <span key="record" className="mg-code">
              {summary.recordNumber}
            </span>,
          ],
        }))}
        empty={
          <EmptyState heading="No patients yet">
            Register the first patient with the button above. They are listed here, the newest first.
          </EmptyState>
        }
      />
      <LeftOut
        shown={registered.length}
        total={total}
        all={{ href: links.patients, label: `All ${total} patients` }}
      />
    </Card>
  )
}
