import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Mark } from '../components/mark.tsx'
import type { Shell } from '../shell.ts'
import { useWords } from '../use-words.ts'
import { AccountMenu } from './account-menu.tsx'
import { WaitingMenu } from './waiting-menu.tsx'
import { PatientSearch } from './patient-search.tsx'

/** The one bar above every page: the mark, finding a patient, and who is signed in. */
export function TopBar({ shell }: { shell: Shell }): ReactElement {
  const { person, search, hours, demo } = shell
  return (
    <div className="mg-header__bar">
      <div className="mg-width mg-header__row">
        {brand}
        {search !== undefined && <PatientSearch places={search} />}
        {demo && <DemoPill />}
        {shell.waiting !== undefined && <WaitingMenu lines={shell.waiting} />}
        {person !== undefined && (
          <AccountMenu person={person} hoursEnd={hours?.endsAt} csrfToken={shell.csrfToken} />
        )}
      </div>
    </div>
  )
}

const brand = (
  <a className="mg-brand" href={paths.home()}>
    <Mark />
    <span>MedGuard</span>
  </a>
)

function DemoPill(): ReactElement {
  const { say } = useWords()
  return (
    <p className="mg-demo" title={say('frame.demo')}>
      <span className="mg-demo__long" aria-hidden="true">
        {say('frame.bar.demo')}
      </span>
      <span className="mg-demo__short" aria-hidden="true">
        {say('frame.bar.demo-short')}
      </span>
      <span className="nhsuk-u-visually-hidden">{say('frame.demo')}</span>
    </p>
  )
}
