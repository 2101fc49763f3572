import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { Columns } from '../components/columns.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { LeftOut } from '../components/left-out.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'

export type OwnRecordDeskProps = {
  readonly time: TimeFormat
  readonly activePrescriptions: number
  readonly openedTotal: number
  readonly opened: readonly {
    readonly id: string
    readonly at: Date
    readonly words: string
    readonly who: string | null
    readonly role: string | null
  }[]
  readonly links: {
    readonly record: string
    readonly prescriptions: string
    readonly disclosures: string
  }
}

/** What a patient begins with: what is prescribed now, and who looked at the record. */
export function OwnRecordDesk({
  time,
  activePrescriptions,
  openedTotal,
  opened,
  links,
}: OwnRecordDeskProps): ReactElement {
  return (
    <Columns
      main={
        <>
          <Card heading="Prescriptions" actions={<a href={links.prescriptions}>My prescriptions</a>}>
            <p>{prescriptionsText(activePrescriptions)}</p>
          </Card>
          <Card heading="Your record" actions={<a href={links.record}>My record</a>}>
            <p>What was found at your visits, what you are allergic to, and what was prescribed.</p>
          </Card>
        </>
      }
      side={
        <Card heading="Who opened your record" actions={<a href={links.disclosures}>The whole list</a>}>
          {opened.length === 0 ? (
            <p className="mg-muted">
              Nobody has opened it yet. Whoever does is written down, and you can read it here.
            </p>
          ) : (
            <ul className="mg-list">
              {opened.map((entry) => (
                <li key={entry.id}>
                  <strong>
                    <PersonName name={entry.who ?? 'Somebody who has left'} />
                  </strong>
                  <span className="mg-list__detail">
                    {[entry.role, entry.words].filter((part) => part !== null).join(' · ')}
                  </span>
                  <span className="mg-list__detail">{timeElement(time, entry.at)}</span>
                </li>
              ))}
            </ul>
          )}
          <LeftOut shown={opened.length} total={openedTotal} />
        </Card>
      }
    />
  )
}

function prescriptionsText(count: number): string {
  if (count === 0) {
    return 'You have no prescription to collect. If you need one, ask at your next visit.'
  }
  return count === 1 ? 'You can collect one prescription.' : `You can collect ${count} prescriptions.`
}

/** For an account that is not tied to a record yet. */
export function NoOwnRecord(): ReactElement {
  return (
    <EmptyState heading="Your account is not connected to a record yet">
      Ask at the front desk: they connect it to your record, and then you can read it here.
    </EmptyState>
  )
}
