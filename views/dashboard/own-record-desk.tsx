import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { Columns } from '../components/columns.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { LeftOut } from '../components/left-out.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { useWords } from '../use-words.ts'
import { codeWords } from '../words/code-words.ts'
import type { Text } from '../words/said.ts'

export type OwnRecordDeskProps = {
  readonly time: TimeFormat
  readonly activePrescriptions: number
  readonly openedTotal: number
  readonly opened: readonly {
    readonly id: string
    readonly at: Date
    readonly words: Text
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
  const words = useWords()
  const { say } = words

  return (
    <Columns
      main={
        <>
          <Card
            heading={say('dashboard.own-record-desk.prescriptions')}
            actions={<a href={links.prescriptions}>{say('dashboard.own-record-desk.my-prescriptions')}</a>}
          >
            <p>{say('dashboard.own-record-desk.collect', { count: activePrescriptions })}</p>
          </Card>
          <Card
            heading={say('dashboard.own-record-desk.your-record')}
            actions={<a href={links.record}>{say('dashboard.own-record-desk.my-record')}</a>}
          >
            <p>{say('dashboard.own-record-desk.found-visits-allergic-prescribed')}</p>
          </Card>
        </>
      }
      side={
        <Card
          heading={say('dashboard.own-record-desk.opened-record')}
          actions={<a href={links.disclosures}>{say('dashboard.own-record-desk.whole-list')}</a>}
        >
          {opened.length === 0 ? (
            <p className="mg-muted">{say('dashboard.own-record-desk.nobody-opened-yet-whoever')}</p>
          ) : (
            <ul className="mg-list">
              {opened.map((entry) => (
                <li key={entry.id}>
                  <strong>
                    <PersonName name={entry.who ?? say('dashboard.own-record-desk.left')} />
                  </strong>
                  <span className="mg-list__detail">
                    {entry.role !== null && `${codeWords(words, 'role', entry.role)} · `}
                    {words.tell(entry.words)}
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

/** For an account that is not tied to a record yet. */
export function NoOwnRecord(): ReactElement {
  const words = useWords()
  const { say } = words

  return (
    <EmptyState heading={say('dashboard.own-record-desk.account-not-connected-record')}>
      {say('dashboard.own-record-desk.ask-front-desk-connect')}
    </EmptyState>
  )
}
