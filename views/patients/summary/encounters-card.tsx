import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { Tag } from '../../components/tag.tsx'
import type { TimeFormat } from '../../format.ts'
import { useWords } from '../../use-words.ts'
import type { ChartEncounter, NewestEntries } from '../chart.ts'
import { EncounterList, encountersLeft, encounterWhen } from '../chart-lists.tsx'
import { diagnosisText } from '../encounters/encounter-content.ts'
import { encounterKindText, encounterStateText } from '../encounters/encounter-kinds.ts'

/** Why they came and what was found, in a line. */
const saidOf = ({ reason, content, diagnoses }: ChartEncounter): readonly string[] =>
  [reason, ...content.diagnoses.map(diagnosisText), diagnoses].filter((part) => part !== null)

/** The newest encounters, two lines each; one opens in place, without a script. */
export function EncountersCard(props: {
  encounters: NewestEntries<ChartEncounter>
  time: TimeFormat
  all: string
  /** Absent where the reader may not amend. */
  amendHref?: ((id: string) => string) | undefined
}): ReactElement {
  const { encounters, time, all, amendHref } = props
  const words = useWords()
  const { say } = words
  return (
    <Card
      heading={say('patients.chart.encounters')}
      id="encounters"
      actions={
        encounters.total > 0 && (
          <a href={all}>
            {encounters.total === 1
              ? say('patients.chart.the-encounter')
              : say('patients.chart.all-encounters', { total: encounters.total })}
          </a>
        )
      }
    >
      {encounters.entries.length === 0 ? (
        <EncounterList encounters={[]} time={time} />
      ) : (
        <ol className="mg-visits">
          {encounters.entries.map((encounter) => {
            const { author, state } = encounter
            const said = saidOf(encounter)
            return (
              <li key={encounter.id}>
                <details>
                  <summary>
                    <span className="mg-visits__head">
                      <strong>
                        {encounterWhen(words, encounter, time)} {encounterKindText(words, encounter.kind)}
                      </strong>
                      {author !== null && (
                        <span className="mg-muted">
                          {' · '}
                          <PersonName name={author} />
                        </span>
                      )}
                      {state !== null && <Tag tone="warning">{encounterStateText(words, state)}</Tag>}
                    </span>
                    <span className="mg-visits__said">
                      {said.length === 0 ? say('patients.summary.no-reason') : said.join(' · ')}
                    </span>
                  </summary>
                  <EncounterList encounters={[encounter]} time={time} amendHref={amendHref} />
                </details>
              </li>
            )
          })}
        </ol>
      )}
      {encountersLeft(words, encounters)}
    </Card>
  )
}
