import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import { Tag } from '../components/tag.tsx'
import { asLine } from '../format.ts'
import type { PeopleConcerned, ShownChanges } from './rights.ts'
import { useWords } from '../use-words.ts'

const columns = [{ label: 'Setting' }, { label: 'Now' }, { label: 'Then' }]

/** Who gains and loses what. */
export function RoleChangesView({
  changes,
  people,
}: {
  readonly changes: ShownChanges
  readonly people: PeopleConcerned
}): ReactElement {
  const { say, tell } = useWords()

  const { gained, lost, settings, needsApproval } = changes
  return (
    <>
      <Card
        heading={say('administration.role-changes.who-it-is-about')}
        actions={
          people.href !== undefined &&
          people.count > people.names.length && (
            <a href={people.href}>{say('administration.role-changes.list-them')}</a>
          )
        }
      >
        <p>{peopleText(people)}</p>
      </Card>
      {gained.length > 0 && (
        <Card
          heading={say('administration.role-changes.they-gain')}
          tone={needsApproval ? 'warning' : undefined}
        >
          <ul className="mg-list">
            {gained.map(({ key, words, grave }) => (
              <li key={key}>
                {tell(words)}{' '}
                {grave && <Tag tone="warning">{say('administration.role-changes.needs-second-person')}</Tag>}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {lost.length > 0 && (
        <Card heading={say('administration.role-changes.they-lose')}>
          <ul className="mg-list">
            {lost.map(({ key, words }) => (
              <li key={key}>{tell(words)}</li>
            ))}
          </ul>
        </Card>
      )}
      {settings.length > 0 && (
        <DataTable
          caption={say('administration.role-changes.when-how')}
          columns={columns}
          rows={settings.map(({ what, before, after, verbatim }) => ({
            key: what,
            cells: [what, ...(verbatim ? [before, after] : [asLine(before), asLine(after)])],
          }))}
        />
      )}
    </>
  )
}

/** People in a sentence: the named ones, and how many more. */
export function peopleText({ count, names }: PeopleConcerned): string {
  if (count === 0) {
    return 'Nobody has this role now.'
  }
  const more = count - names.length
  const named = names.join(', ')
  return more > 0 ? `${named} and ${more} more.` : `${named}.`
}
