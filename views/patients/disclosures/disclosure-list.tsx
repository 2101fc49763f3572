import type { ReactElement } from 'react'
import { Tag } from '../../components/tag.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../../format.ts'
import { codeWords } from '../../words/code-words.ts'
import type { Disclosure } from './disclosure.ts'
import { useWords } from '../../use-words.ts'

function Emergency({ emergency }: { emergency: NonNullable<Disclosure['emergency']> }): ReactElement {
  const words = useWords()
  const { say } = words

  return (
    <>
      <p>
        <Tag tone="critical">{say('patients.disclosure-list.emergency-access')}</Tag>{' '}
        {emergency.reasonCode !== null && codeWords(words, 'emergency-reason', emergency.reasonCode)}
      </p>
      {emergency.words !== null && (
        <blockquote className="mg-quoted">{words.tell(emergency.words)}</blockquote>
      )}
    </>
  )
}

/** Who was shown a record, the newest first. Emergency access stands out. */
export function DisclosureList(props: {
  disclosures: readonly Disclosure[]
  time: TimeFormat
}): ReactElement {
  const words = useWords()
  const { say } = words

  const { disclosures, time } = props
  return (
    <ol className="mg-timeline">
      {disclosures.map((disclosure) => {
        const { id, at, firstAt, times, who, role, did, why, emergency } = disclosure
        return (
          <li
            key={id}
            className={
              emergency === null ? 'mg-timeline__entry' : 'mg-timeline__entry mg-timeline__entry--emergency'
            }
          >
            <p>
              <strong>
                <PersonName name={words.tell(who)} />
              </strong>
              {role !== null && ` (${codeWords(words, 'role', role)})`} {words.tell(did)}
            </p>
            <p className="mg-timeline__head mg-muted">
              {timeElement(time, at)}
              {times > 1 && (
                <span>
                  {say('patients.disclosure-list.times-since', { times, firstAt: time.clockTime(firstAt) })}
                </span>
              )}
              {why !== null && emergency === null && <span>{words.tell(why)}</span>}
            </p>
            {emergency !== null && <Emergency emergency={emergency} />}
          </li>
        )
      })}
    </ol>
  )
}
