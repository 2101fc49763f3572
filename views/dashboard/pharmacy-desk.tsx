import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { KeyFigures } from '../components/key-figures.tsx'
import type { TimeFormat } from '../format.ts'
import { PrescriptionTable } from '../prescriptions/prescription-table.tsx'
import type { PrescriptionLine } from '../prescriptions/prescription.ts'
import { useWords } from '../use-words.ts'

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
  const { say } = useWords()

  const { time, today, withinDays, waiting, ending, dispensedToday, oldest, links } = props
  return (
    <>
      <KeyFigures
        label={say('dashboard.pharmacy-desk.the-queue')}
        figures={[
          { label: say('dashboard.pharmacy-desk.to-dispense'), value: String(waiting), href: links.queue },
          {
            label: say('dashboard.pharmacy-desk.ending-within-days', { withinDays }),
            value: String(ending),
            href: links.ending,
            tone: ending > 0 ? 'warning' : undefined,
          },
          {
            label: say('dashboard.pharmacy-desk.dispensed-today'),
            value: String(dispensedToday),
            href: links.supplied,
          },
        ]}
      />
      <Card
        heading={say('dashboard.pharmacy-desk.waiting-longest')}
        actions={
          waiting > oldest.length && (
            <a href={links.queue}>{say('dashboard.pharmacy-desk.all', { waiting })}</a>
          )
        }
      >
        <PrescriptionTable
          caption={say('dashboard.pharmacy-desk.prescriptions-waited-longest')}
          lines={oldest}
          parts={['patient', 'signed']}
          time={time}
          today={today}
          href={links.prescription}
          empty={
            <EmptyState heading={say('dashboard.pharmacy-desk.nothing-dispense')}>
              {say('dashboard.pharmacy-desk.prescriptions-appear-here-soon')}
            </EmptyState>
          }
        />
      </Card>
    </>
  )
}
