import type { ReactElement } from 'react'
import { PersonName } from './person-name.tsx'

export type BannerAllergies = {
  /** What warns, the gravest first; never shortened. */
  readonly warnings: readonly string[]
  /** Without a warning: whether somebody stated that there are none, or nobody has asked. */
  readonly state: 'recorded' | 'none-known' | 'not-asked'
}

export type PatientBannerProps = {
  /** FAMILY, Given. */
  readonly name: string
  readonly birthDate: { readonly iso: string | null; readonly text: string }
  readonly age: string
  readonly sex: string
  readonly recordNumber: string
  /** Nothing for readers who may not see allergies. */
  readonly allergies?: BannerAllergies | undefined
  readonly asHeading?: boolean | undefined
}

/** Who the page is about, on every page about a patient, in the same place: the identity first, then what could harm (after ISB 1505, Patient Banner). */
export function PatientBanner(props: PatientBannerProps): ReactElement {
  const { name, birthDate, age, sex, recordNumber, allergies, asHeading = false } = props
  const Name = asHeading ? 'h1' : 'p'
  return (
    <section className="mg-patient" aria-label="Patient">
      <div className="mg-patient__identity">
        <Name className="mg-patient__name">
          <PersonName name={name} />
        </Name>
        <dl className="mg-patient__facts">
          <div>
            <dt>Born</dt>
            <dd>
              {birthDate.iso === null ? (
                birthDate.text
              ) : (
                <time dateTime={birthDate.iso}>{birthDate.text}</time>
              )}{' '}
              ({age})
            </dd>
          </div>
          <div>
            <dt>Sex</dt>
            <dd>{sex}</dd>
          </div>
          <div>
            <dt>Record</dt>
            <dd className="mg-code">{recordNumber}</dd>
          </div>
        </dl>
      </div>
      {allergies !== undefined && allergyLine(allergies)}
    </section>
  )
}

function allergyLine({ warnings, state }: BannerAllergies): ReactElement {
  if (warnings.length === 0) {
    return state === 'none-known' ? (
      <p className="mg-patient__allergies mg-patient__allergies--none">No known allergies</p>
    ) : (
      <p className="mg-patient__allergies mg-patient__allergies--not-asked">
        <strong>Allergies: not asked</strong>
      </p>
    )
  }
  return (
    <p className="mg-patient__allergies">
      <strong>{warnings.length === 1 ? 'Allergy' : 'Allergies'}:</strong> {warnings.join(', ')}
    </p>
  )
}
