import type { ReactElement } from 'react'
import { Tag } from '../../components/tag.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../../format.ts'
import type { Disclosure } from './disclosure.ts'

function Emergency({ emergency }: { emergency: NonNullable<Disclosure['emergency']> }): ReactElement {
  return (
    <>
      <p>
        <Tag tone="critical">Emergency access</Tag> {emergency.reason}
      </p>
      {emergency.words !== null && <blockquote className="mg-quoted">{emergency.words}</blockquote>}
    </>
  )
}

/** Who was shown a record, the newest first. Emergency access stands out. */
export function DisclosureList(props: {
  disclosures: readonly Disclosure[]
  time: TimeFormat
}): ReactElement {
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
                <PersonName name={who} />
              </strong>
              {role !== null && ` (${role})`} {did}
            </p>
            <p className="mg-timeline__head mg-muted">
              {timeElement(time, at)}
              {times > 1 && (
                <span>
                  {times} times since {time.clockTime(firstAt)}
                </span>
              )}
              {why !== null && emergency === null && <span>{why}</span>}
            </p>
            {emergency !== null && <Emergency emergency={emergency} />}
          </li>
        )
      })}
    </ol>
  )
}
