import type { ReactElement } from 'react'
import { LinkButton } from '../components/button.tsx'
import type { RecordMenu } from './record-menu.ts'
import { useWords } from '../use-words.ts'

/** The parts of the record, and what can be done about the patient: only what the reader may. */
export function RecordTabs({ record }: { record: RecordMenu }): ReactElement | null {
  const { say } = useWords()
  const { tabs, newNote, prescribe, more } = record
  // One part alone leads nowhere.
  return tabs.length < 2 ? null : (
    <div className="mg-tabs">
      <div className="mg-width mg-tabs__row">
        <nav className="mg-tabs__parts" aria-label={say('patients.record-menu.parts')}>
          <ul className="mg-tabs__list">
            {tabs.map(({ href, label, current }) => (
              <li key={href}>
                <a href={href} aria-current={current ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="mg-tabs__actions">
          {newNote !== undefined && (
            <LinkButton href={newNote.href} variant={newNote.primary ? 'primary' : 'secondary'} small>
              {newNote.label}
            </LinkButton>
          )}
          {prescribe !== undefined && (
            <LinkButton href={prescribe.href} variant="secondary" small>
              {prescribe.label}
            </LinkButton>
          )}
          {more.length > 0 && (
            <details className="mg-record-actions">
              <summary>
                <span aria-hidden="true">…</span>
                <span className="nhsuk-u-visually-hidden">{say('patients.record-menu.more')}</span>
              </summary>
              <ul className="mg-record-actions__list">
                {more.map(({ href, label }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </div>
    </div>
  )
}
