import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { KeyFigures } from '../components/key-figures.tsx'
import type { TimeFormat } from '../format.ts'
import { PrescriptionTable } from '../prescriptions/prescription-table.tsx'
import type { PrescriptionLine } from '../prescriptions/prescription.ts'

export type PharmacyDeskProps = {
  readonly time: TimeFormat
  readonly today: string
  readonly withinDays: number
  readonly waiting: number
  readonly ending: number
  readonly dispensedToday: number
  readonly oldest: readonly PrescriptionLine[]
  readonly links: {
    readonly queue: string
    readonly ending: string
    readonly supplied: string
    readonly prescription: (id: string) => string
  }
}

/** What a pharmacist begins the day with. */
export function PharmacyDesk(props: PharmacyDeskProps): ReactElement {
  const { time, today, withinDays, waiting, ending, dispensedToday, oldest, links } = props
  return (
    <>
      <KeyFigures
        label="The queue"
        figures={[
          { label: 'To dispense', value: String(waiting), href: links.queue },
          {
            label: `Ending within ${withinDays} days`,
            value: String(ending),
            href: links.ending,
            tone: ending > 0 ? 'warning' : undefined,
          },
          { label: 'Dispensed by you today', value: String(dispensedToday), href: links.supplied },
        ]}
      />
      <Card
        heading="Waiting longest"
        actions={waiting > oldest.length && <a href={links.queue}>All {waiting}</a>}
      >
        <PrescriptionTable
          caption="Prescriptions that have waited longest"
          lines={oldest}
          parts={['patient', 'signed']}
          time={time}
          today={today}
          href={links.prescription}
          empty={
            <EmptyState heading="Nothing to dispense">
              Prescriptions appear here as soon as a physician has signed them.
            </EmptyState>
          }
        />
      </Card>
    </>
  )
}
