import type { ReactElement } from 'react'
import { PatientBanner } from '../components/patient-banner.tsx'
import { lifeText } from '../age.ts'
import { birthText, codeText, patientName } from '../format.ts'
import type { PatientIdentity } from './chart.ts'

/** Who the page is about. `today` is the facility's date (YYYY-MM-DD), for the age. */
export function IdentityBanner(props: {
  identity: PatientIdentity
  today: string
  allergies?: readonly string[] | undefined
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
      allergies={allergies}
      asHeading={asHeading}
    />
  )
}
