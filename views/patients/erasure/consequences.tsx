import type { ReactElement } from 'react'
import { useWords } from '../../use-words.ts'

/** What erasing does, in the same words to everybody who asks for it or decides. */
export function Consequences(): ReactElement {
  const { say } = useWords()

  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      <li>{say('patients.consequences.names-contact-details-everything')}</li>
      <li>{say('patients.consequences.prescriptions-still-open-cancelled')}</li>
      <li>{say('patients.consequences.record-number-log-did')}</li>
      <li>{say('patients.consequences.two-people-decide-while')}</li>
    </ul>
  )
}
