import type { ReactElement } from 'react'
import { useWords } from '../use-words.ts'

/** Finding a patient from every page: without a script it leads to the list of who is found. */
export function PatientSearch({ action }: { action: string }): ReactElement {
  const { say } = useWords()
  return (
    <search className="mg-search" aria-label={say('frame.search.patients')}>
      <form method="get" action={action} className="mg-search__form">
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
        />
        <kbd className="mg-search__key" aria-hidden="true">
          /
        </kbd>
      </form>
    </search>
  )
}
