import type { ReactElement } from 'react'
import type { WaitingLine } from './shown.ts'
import { useWords } from '../use-words.ts'
import { shortened } from './menu-entry.tsx'

/** What waits for the reader, each line leading to its rows: it unfolds from a bell with their number. */
export function WaitingMenu({ lines }: { lines: readonly WaitingLine[] }): ReactElement {
  const { say } = useWords()
  const count = lines.reduce((sum, line) => sum + line.count, 0)
  return (
    <details className="mg-fold mg-bell" name="frame-menu">
      <summary className="mg-bell__summary">
        {bell}
        {count > 0 && (
          <span className="mg-count mg-bell__count" aria-hidden="true">
            {shortened(count)}
          </span>
        )}
        <span className="nhsuk-u-visually-hidden">{say('frame.waiting.heading', { count })}</span>
      </summary>
      <div className="mg-fold__sheet">
        {count === 0 ? (
          <p>{say('frame.waiting.heading', { count })}</p>
        ) : (
          <ul className="mg-fold__list">
            {lines.map(({ href, text }) => (
              <li key={text}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  )
}

const bell = (
  <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
    <path className="mg-bell__line" d="M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15ZM10 20.5a2 2 0 0 0 4 0M12 5V3" />
  </svg>
)
