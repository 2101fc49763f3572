import type { ReactElement } from 'react'
import { BannerAllergyChips, type BannerAllergies } from './banner-allergies.tsx'
import { PersonName } from './person-name.tsx'
import { useWords } from '../use-words.ts'

export type PatientBannerProps = {
  /** FAMILY, Given. */
  readonly name: string
  readonly birthDate: { readonly iso: string | null; readonly text: string }
  readonly age: string
  /** Then `age` says when they died. */
  readonly dead?: boolean | undefined
  readonly sex: string
  readonly recordNumber: string
  /** What else holds of the record now, in a word or two. */
  readonly flags?: readonly string[] | undefined
  /** Nothing for readers who may not see allergies. */
  readonly allergies?: BannerAllergies | undefined
  readonly asHeading?: boolean | undefined
}

/**
 * Who the page is about, on every page about a patient, in the same place: the identity first, then what could harm (after ISB
 * 1505, Patient Banner). It stays in sight while one scrolls: one line where there is room.
 */
export function PatientBanner(props: PatientBannerProps): ReactElement {
  const { say } = useWords()

  const { name, birthDate, age, dead = false, sex, recordNumber, allergies, asHeading = false } = props
  const Name = asHeading ? 'h1' : 'p'
  return (
    <section className="mg-patient" aria-label={say('components.patient-banner.patient')}>
      <div className="mg-width mg-patient__row">
        <Name className="mg-patient__name">
          <PersonName name={name} />
        </Name>
        <dl className="mg-patient__facts">
          <div>
            <dt>{say('components.patient-banner.born')}</dt>
            <dd>
              {birthDate.iso === null ? (
                birthDate.text
              ) : (
                <time dateTime={birthDate.iso}>{birthDate.text}</time>
              )}{' '}
              ({dead ? <strong className="mg-patient__died">{age}</strong> : age})
            </dd>
          </div>
          <div>
            <dt>{say('components.patient-banner.sex')}</dt>
            <dd>{sex}</dd>
          </div>
          <div>
            <dt>{say('components.patient-banner.record')}</dt>
            <dd className="mg-code">{recordNumber}</dd>
          </div>
        </dl>
        {props.flags?.map((flag) => (
          <strong key={flag} className="mg-patient__flag">
            {flag}
          </strong>
        ))}
        {allergies !== undefined && <BannerAllergyChips allergies={allergies} />}
      </div>
    </section>
  )
}
