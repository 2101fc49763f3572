import type { ReactElement } from 'react'
import type { PatientSearchPlaces } from './shown.ts'
import { useWords } from '../use-words.ts'

/** Finding a patient from every page: without a script it leads to the list of who is found. */
export function PatientSearch({ places }: { places: PatientSearchPlaces }): ReactElement {
  const { say } = useWords()
  return (
    <search className="mg-search" aria-label={say('frame.search.patients')}>
      <form method="get" action={places.list} className="mg-search__form">
        <label className="nhsuk-u-visually-hidden" htmlFor="search-patients">
          {say('frame.search.find')}
        </label>
        <input
          className="mg-search__field"
          id="search-patients"
          name="q"
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={say('frame.search.placeholder')}
          aria-keyshortcuts="/"
          data-look-up={places.lookUp}
          data-says={JSON.stringify({
            recent: say('frame.search.recent'),
            noneRecent: say('frame.search.none-recent'),
            found: say('frame.search.found', { count: '{count}' }),
            more: say('frame.search.more', { count: '{count}' }),
            none: say('frame.search.none'),
            failed: say('frame.search.failed'),
          })}
        />
        <kbd className="mg-search__key" aria-hidden="true">
          /
        </kbd>
      </form>
    </search>
  )
}
