import type { ReactElement } from 'react'

/** What erasing does, in the same words to everybody who asks for it or decides. */
export function Consequences(): ReactElement {
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      <li>Names, contact details and everything clinical become unreadable for ever, for everybody.</li>
      <li>Prescriptions that are still open are cancelled, and the patient’s own account ends.</li>
      <li>The record number and the log of who did what stay; the log then names the record number alone.</li>
      <li>Two people decide. While law demands that the record is kept, they must refuse.</li>
    </ul>
  )
}
