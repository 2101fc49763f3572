import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { PersonName } from '../components/person-name.tsx'
import type { Person } from '../shell.ts'
import { useWords } from '../use-words.ts'
import { initialsOf } from './initials.ts'

export type AccountMenuProps = {
  readonly person: Person
  /** When the person’s hours end, where that is near enough to be said. */
  readonly hoursEnd: string | undefined
  readonly csrfToken: string
}

/** Who is signed in, until when, and what is their own: it unfolds from their initials. */
export function AccountMenu({ person, hoursEnd, csrfToken }: AccountMenuProps): ReactElement {
  const { say, sayRich } = useWords()
  return (
    <details className="mg-fold mg-person" name="frame-menu">
      <summary className="mg-person__summary">
        <bdi className="mg-person__initials" aria-hidden="true">
          {initialsOf(person.displayName)}
        </bdi>
        <span className="mg-person__short">
          <PersonName name={person.displayName} />
          {hoursEnd !== undefined && (
            <span className="mg-person__until">{say('frame.bar.until', { time: hoursEnd })}</span>
          )}
        </span>
      </summary>
      <div className="mg-fold__sheet">
        <p className="mg-person__who">
          <span className="mg-person__name">
            <PersonName name={person.displayName} />
          </span>
          <span className="mg-person__role">{person.roleTitle}</span>
        </p>
        <p className="mg-person__session">
          {sayRich('frame.layout.signed-until', {
            sessionEndsAt: <span className="mg-nowrap">{person.sessionEndsAt}</span>,
          })}
        </p>
        {hoursEnd !== undefined && (
          <p className="mg-person__session">{say('frame.bar.hours-until', { time: hoursEnd })}</p>
        )}
        <ul className="mg-fold__list">
          <li>
            <a href={paths.activity()}>{say('frame.layout.your-account')}</a>
          </li>
          <li>
            <a href={paths.ownSessions()}>{say('frame.bar.your-sessions')}</a>
          </li>
        </ul>
        <button
          type="button"
          className="mg-fold__action"
          hidden
          data-slash-key=""
          data-on={say('frame.bar.slash-on')}
          data-off={say('frame.bar.slash-off')}
        >
          {say('frame.bar.slash-on')}
        </button>
        <form method="post" action={paths.logout()} data-signs-out="">
          <input type="hidden" name="_csrf" value={csrfToken} />
          <button type="submit" className="mg-fold__action">
            {say('frame.layout.sign-out')}
          </button>
        </form>
      </div>
    </details>
  )
}
