import type { ReactElement } from 'react'
import { PatientBanner } from '../components/patient-banner.tsx'
import { lifeText } from '../age.ts'
import { birthText, codeText, patientName } from '../format.ts'
import type { Allergies } from './clinical/allergy.ts'
import type { PatientIdentity } from './chart.ts'

/** Who the page is about. `today` is the facility's date (YYYY-MM-DD), for the age. */
export function IdentityBanner(props: {
  identity: PatientIdentity
  today: string
  /** Nothing for readers who may not see them. */
  allergies?: Allergies | undefined
  asHeading?: boolean | undefined
}): ReactElement {
  const { identity, today, allergies, asHeading } = props
  return (
    <PatientBanner
      name={patientName(identity)}
      birthDate={{ iso: identity.birthDate, text: birthText(identity.birthDate) }}
      age={lifeText(identity, today)}
      sex={codeText(identity.sex)}
      recordNumber={identity.recordNumber}
      allergies={
        allergies && {
          warnings: [...allergies.active.map(({ substance }) => substance), ...allergies.warnings],
          state: allergies.state,
        }
      }
      asHeading={asHeading}
    />
  )
}
