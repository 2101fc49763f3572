import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { useWords } from '../../use-words.ts'
import type { CareTeamName } from '../chart.ts'

/** Who cares for the patient now. */
export function CareTeamCard({ team }: { team: readonly CareTeamName[] }): ReactElement {
  const { say } = useWords()
  return (
    <Card heading={say('patients.summary.care-team')} id="care-team">
      {team.length === 0 ? (
        <p className="mg-muted">{say('patients.summary.no-care-team')}</p>
      ) : (
        <ul className="mg-lines">
          {team.map(({ name, relationship }) => (
            <li key={`${name} ${relationship}`}>
              <PersonName name={name} />
              <span className="mg-muted"> · {say(`patients.summary.relationship.${relationship}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
