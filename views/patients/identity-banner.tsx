import type { ReactElement } from 'react'
import { AllBannerAllergies, type BannerAllergies } from '../components/banner-allergies.tsx'
import { PatientBanner } from '../components/patient-banner.tsx'
import { lifeText } from '../age.ts'
import { birthText, patientName } from '../format.ts'
import { useWords } from '../use-words.ts'
import { codeWords } from '../words/code-words.ts'
import type { Words } from '../words/words.ts'
import { isDoubted } from './clinical/words.ts'
import type { PatientIdentity } from './chart.ts'

/** Whom a page is about. */
export type BannerPatient = {
  readonly identity: PatientIdentity
  /** The facility's date, YYYY-MM-DD, for the age. */
  readonly today: string
  /** The page has no other heading. */
  readonly asHeading?: boolean | undefined
}

/** Nothing for readers who may not see them. */
function allergiesOf(words: Words, { allergies }: PatientIdentity): BannerAllergies | undefined {
  return (
    allergies && {
      warnings: [
        ...allergies.active.map(({ substance, reaction, criticality, verification }) => ({
          substance,
          reaction,
          highRisk: criticality === 'high',
          doubt: isDoubted(verification) ? codeWords(words, 'verification-within', verification) : undefined,
        })),
        ...allergies.warnings.map((substance) => ({ substance })),
      ],
      state: allergies.state,
    }
  )
}

/** Who the page is about, and what could harm them, as far as the reader may see it. */
export function IdentityBanner({ identity, today, asHeading }: BannerPatient): ReactElement {
  const words = useWords()
  return (
    <PatientBanner
      name={patientName(identity)}
      birthDate={{ iso: identity.birthDate, text: birthText(words, identity.birthDate) }}
      age={lifeText(words, identity, today)}
      dead={Boolean(identity.death)}
      sex={codeWords(words, 'sex', identity.sex)}
      recordNumber={identity.recordNumber}
      allergies={allergiesOf(words, identity)}
      asHeading={asHeading}
    />
  )
}

/** The allergies of a patient who has more of them than can stay in sight. */
export function RestOfBanner({ identity }: BannerPatient): ReactElement | null {
  const words = useWords()
  const allergies = allergiesOf(words, identity)
  return allergies === undefined ? null : <AllBannerAllergies allergies={allergies} />
}
