import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { useWords } from '../use-words.ts'
import type { CopyPart } from './copy.ts'

/** The parts of a copy that are of one kind. */
export const ofKind = <Kind extends CopyPart['kind']>(parts: readonly CopyPart[], kind: Kind) =>
  parts.filter((part): part is Extract<CopyPart, { kind: Kind }> => part.kind === kind)

/** One thing of the copy: what it is, and what is known of it, a line each. */
type Entry = {
  readonly id: string
  readonly head: ReactElement | string
  readonly lines: readonly (string | null)[]
}

/** All of one kind, under its heading. */
export function Entries({ heading, entries }: { heading: string; entries: readonly Entry[] }): ReactElement {
  const { say } = useWords()

  return (
    <Card heading={heading}>
      {entries.length === 0 ? (
        <p className="mg-muted">{say('patients.copy.none-recorded')}</p>
      ) : (
        <ul className="mg-list">
          {entries.map(({ id, head, lines }) => (
            <li key={id}>
              <strong>{head}</strong>
              {lines
                .filter((line) => line !== null)
                .map((line) => (
                  <span key={line} className="mg-list__detail mg-clinical-text">
                    {line}
                  </span>
                ))}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
