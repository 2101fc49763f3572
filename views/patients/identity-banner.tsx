import type { ReactElement } from 'react'
import { AllBannerAllergies, type BannerAllergies } from '../components/banner-allergies.tsx'
import { PatientBanner } from '../components/patient-banner.tsx'
import { lifeText } from '../age.ts'
import { birthText, patientName } from '../format.ts'
import { useWords } from '../use-words.ts'
import { codeWords } from '../words/code-words.ts'
import type { Words } from '../words/words.ts'
import { isDoubted } from './clinical/words.ts'
import { statedAllergies } from './clinical/stated-allergies.ts'
import type { PatientIdentity } from './chart.ts'
import { RecordTabs } from './record-tabs.tsx'
import type { RecordMenu } from './record-menu.ts'

/** Whom a page is about. */
export type BannerPatient = {
  readonly identity: PatientIdentity
  /** The facility's date, YYYY-MM-DD, for the age. */
  readonly today: string
  /** The page has no other heading. */
  readonly asHeading?: boolean | undefined
}

/** The same with where the record leads on; absent where no record is asked for by the address. */
type BannerProps = BannerPatient & { readonly record: RecordMenu | undefined }

/** Nothing for readers who may not see them. */
function allergiesOf(
  words: Words,
  { allergies }: PatientIdentity,
  record: RecordMenu | undefined,
): BannerAllergies | undefined {
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
      stated: statedAllergies(words, allergies),
      href: record?.allergies,
    }
  )
}

/** Who the page is about, and what could harm them, as far as the reader may see it. */
export function IdentityBanner({ identity, today, asHeading, record }: BannerProps): ReactElement {
  const words = useWords()
  return (
    <PatientBanner
      name={patientName(identity)}
      birthDate={{ iso: identity.birthDate, text: birthText(words, identity.birthDate) }}
      age={lifeText(words, identity, today)}
      dead={Boolean(identity.death)}
      sex={codeWords(words, 'sex', identity.sex)}
      recordNumber={identity.recordNumber}
      flags={record?.emergency === true ? [words.say('patients.flag.emergency')] : []}
      allergies={allergiesOf(words, identity, record)}
      asHeading={asHeading}
    />
  )
}

/** What follows the banner and goes with the page: allergies that have no room in it, and where the record leads on. */
export function RestOfBanner({ identity, record }: BannerProps): ReactElement {
  const words = useWords()
  const allergies = allergiesOf(words, identity, record)
  return (
    <>
      {allergies !== undefined && <AllBannerAllergies allergies={allergies} />}
      {record !== undefined && <RecordTabs record={record} />}
    </>
  )
}
