import type { ReactElement } from 'react'

export type BannerAllergy = {
  readonly substance: string
  readonly reaction?: string | null | undefined
  readonly highRisk?: boolean | undefined
  /** How sure it is, where it is not sure. */
  readonly doubt?: string | undefined
}

export type BannerAllergies = {
  /** What warns, the gravest first; never shortened. */
  readonly warnings: readonly BannerAllergy[]
  /** Without a warning: whether somebody stated that there are none, or nobody has asked. */
  readonly state: 'recorded' | 'none-known' | 'not-asked'
}

/** What of it stays in sight: more would leave no room for the page. All of it then stands under the banner. */
const roomInBanner = 300

const all = 'all-allergies'

const wordsOf = ({ substance, reaction, doubt }: BannerAllergy): string =>
  [`${substance}${reaction ? `: ${reaction}` : ''}`, ...(doubt === undefined ? [] : [`(${doubt})`])].join(' ')

const lengthOf = (warnings: readonly BannerAllergy[]): number =>
  warnings.reduce((length, warning) => length + wordsOf(warning).length + (warning.highRisk ? 14 : 2), 0)

const isLong = ({ warnings }: BannerAllergies): boolean => lengthOf(warnings) > roomInBanner

/** The line of the banner that says what could harm. */
export function BannerAllergyLine({ allergies }: { allergies: BannerAllergies }): ReactElement {
  const { warnings, state } = allergies
  if (warnings.length === 0) {
    return state === 'none-known' ? (
      <p className="mg-patient__allergies mg-patient__allergies--none">
        <span className="mg-width">No known allergies</span>
      </p>
    ) : (
      <p className="mg-patient__allergies mg-patient__allergies--not-asked">
        <strong className="mg-width">Allergies: not asked</strong>
      </p>
    )
  }
  const length = lengthOf(warnings)
  return (
    <p className={`mg-patient__allergies${length > 60 ? ' mg-patient__allergies--lines' : ''}`}>
      <span className="mg-width">
        {isLong(allergies) ? (
          <Counted warnings={warnings} />
        ) : (
          <>
            <strong>{warnings.length === 1 ? 'Allergy' : 'Allergies'}:</strong>{' '}
            <Warnings warnings={warnings} />
          </>
        )}
      </span>
    </p>
  )
}

/** Where they are too many to stay in sight: the gravest, as far as there is room, how many there are, and the way to all. */
function Counted({ warnings }: { warnings: readonly BannerAllergy[] }): ReactElement {
  const grave = warnings.filter(({ highRisk }) => highRisk === true)
  const shown = lengthOf(grave) > roomInBanner ? [] : grave
  return (
    <>
      <strong>
        {warnings.length} allergies
        {grave.length === 0 ? '' : `, ${grave.length} of high risk`}
        {shown.length === 0 ? '.' : ':'}
      </strong>{' '}
      <Warnings warnings={shown} />
      {shown.length === 0 ? '' : '. '}
      <a href={`#${all}`}>Read all {warnings.length}</a>
    </>
  )
}

/** All of them, under a banner that has no room for them; nothing where it has. */
export function AllBannerAllergies({ allergies }: { allergies: BannerAllergies }): ReactElement | null {
  return isLong(allergies) ? (
    <section className="mg-all-allergies" id={all} aria-label="All allergies">
      <p className="mg-width">
        <strong>Allergies:</strong> <Warnings warnings={allergies.warnings} />
      </p>
    </section>
  ) : null
}

const Warnings = ({ warnings }: { warnings: readonly BannerAllergy[] }): ReactElement => (
  <>
    {warnings.map((warning, place) => (
      // eslint-disable-next-line react/no-array-index-key -- the list is drawn once; the same words may stand in it twice
      <span key={place} className="mg-patient__warning">
        {place > 0 && ', '}
        {warning.highRisk === true ? (
          <>
            <strong>{wordsOf(warning)}</strong> <span className="mg-patient__risk">high risk</span>
          </>
        ) : (
          wordsOf(warning)
        )}
      </span>
    ))}
  </>
)
