import type { ReactElement } from 'react'
import { Tag } from '../components/tag.tsx'
import type { TimeFormat } from '../format.ts'
import { givenText, immunizationLines, immunizationStatusText } from './immunization-text.ts'
import type { Immunization } from './imported.ts'
import { useWords } from '../use-words.ts'

/** Every vaccination, the newest first: none is left out. */
export function ImmunizationList(props: {
  readonly immunizations: readonly Immunization[]
  readonly time: TimeFormat
}): ReactElement {
  const words = useWords()
  const { say } = words

  const { immunizations, time } = props
  if (immunizations.length === 0) {
    return <p className="mg-muted">{say('patients.immunization-list.no-immunizations-recorded')}</p>
  }
  return (
    <ul className="mg-list">
      {immunizations.map((one) => (
        <li key={one.id}>
          <strong>{one.vaccine}</strong>{' '}
          {one.status !== 'completed' && (
            <Tag tone={one.status === 'not-done' ? 'warning' : 'neutral'}>
              {immunizationStatusText(words, one.status)}
            </Tag>
          )}
          {[givenText(words, one, time), ...immunizationLines(words, one)]
            .filter((line) => line !== '')
            .map((line) => (
              <span key={line} className="mg-list__detail mg-clinical-text">
                {line}
              </span>
            ))}
        </li>
      ))}
    </ul>
  )
}
