import type { ReactElement } from 'react'
import { LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { LeftOut } from '../components/left-out.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { listedBirth, listedName, type ListedPatient } from '../patients/demographics/listed-patient.ts'
import { useWords } from '../use-words.ts'

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
  const words = useWords()
  const { say } = words

  return (
    <Card
      heading={say('dashboard.front-desk.registered-last')}
      actions={
        links.newPatient !== undefined && (
          <LinkButton href={links.newPatient} small>
            {say('dashboard.front-desk.register-patient')}
          </LinkButton>
        )
      }
    >
      <DataTable
        caption={say('dashboard.front-desk.patients-registered-last')}
        hideCaption
        columns={columns}
        rows={registered.map(({ summary, registeredAt }) => ({
          key: summary.patientId,
          cells: [
            <a key="name" href={links.patient(summary.patientId)}>
              <PersonName name={listedName(words, summary)} />
            </a>,
            listedBirth(words, summary, today),
            timeElement(time, registeredAt),
            <span key="record" className="mg-code">
              {summary.recordNumber}
            </span>,
          ],
        }))}
        empty={
          <EmptyState heading={say('dashboard.front-desk.no-patients-yet')}>
            {say('dashboard.front-desk.register-first-patient-button')}
          </EmptyState>
        }
      />
      <LeftOut
        shown={registered.length}
        total={total}
        all={{ href: links.patients, label: say('dashboard.front-desk.all-patients', { total }) }}
      />
    </Card>
  )
}
