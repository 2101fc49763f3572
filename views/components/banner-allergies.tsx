import type { ReactElement } from 'react'
import { useWords } from '../use-words.ts'
import { AllergyChips, allergyWords, type BannerAllergy } from './allergy-chips.tsx'

export type BannerAllergies = {
  /** What warns, the gravest first; never shortened. */
  readonly warnings: readonly BannerAllergy[]
  /** What is stated where nothing warns, and whether that settles that there is nothing. */
  readonly stated: { readonly settled: boolean; readonly texts: readonly string[] }
  /** Where all of them stand; absent where the reader may not go there. */
  readonly href?: string | undefined
}

/** What of it stays in sight: more would leave no room for the page. All of it then stands under the banner. */
const roomInBanner = 260

/** So much stands beside who it is, where there is the width of a desktop. */
const roomInLine = 60

const all = 'all-allergies'

const lengthOf = (warnings: readonly BannerAllergy[]): number =>
  warnings.reduce((length, warning) => length + allergyWords(warning).length + 5, 0)

const fits = (warnings: readonly BannerAllergy[]): boolean => lengthOf(warnings) <= roomInBanner

const withoutReactions = (warnings: readonly BannerAllergy[]): readonly BannerAllergy[] =>
  warnings.map((warning) => ({ ...warning, reaction: null }))

/** What could harm, as chips: red ones are of high risk. */
export function BannerAllergyChips({ allergies }: { allergies: BannerAllergies }): ReactElement {
  const { warnings, stated } = allergies
  if (warnings.length === 0) {
    return (
      <p className="mg-patient__allergies">
        {stated.texts.map((text) => (
          <span key={text} className={`mg-allergy${stated.settled ? '' : ' mg-allergy--not-asked'}`}>
            {text}
          </span>
        ))}
      </p>
    )
  }
  const lines = lengthOf(warnings) > roomInLine
  return (
    <p className={`mg-patient__allergies${lines ? ' mg-patient__allergies--lines' : ''}`}>
      {fits(warnings) ? <Named allergies={allergies} /> : <Shortened allergies={allergies} />}
    </p>
  )
}

function Label({ allergies: { warnings, href } }: { allergies: BannerAllergies }): ReactElement {
  const { say } = useWords()
  const label =
    warnings.length === 1
      ? say('components.banner-allergies.allergy')
      : say('components.banner-allergies.allergies')
  return (
    <strong className="mg-patient__label">
      {href === undefined ? label : <a href={href}>{label}</a>}
      {':'}
    </strong>
  )
}

const Named = ({ allergies }: { allergies: BannerAllergies }): ReactElement => (
  <>
    <Label allergies={allergies} /> <AllergyChips warnings={allergies.warnings} />
  </>
)

/**
 * Where all that is known has no room: their names; where these have none, how many there are, and the gravest as far as they
 * have room. All of it stands under the banner, and a link leads there.
 */
function Shortened({ allergies }: { allergies: BannerAllergies }): ReactElement {
  const { say } = useWords()

  const { warnings } = allergies
  const names = withoutReactions(warnings)
  if (fits(names)) {
    return (
      <>
        <Label allergies={allergies} /> <AllergyChips warnings={names} />{' '}
        <a href={`#${all}`}>{say('components.banner-allergies.with-reactions')}</a>
      </>
    )
  }
  const grave = names.filter(({ highRisk }) => highRisk === true)
  const shown = fits(grave) ? grave : []
  return (
    <>
      <strong className="mg-patient__label">
        {say('components.banner-allergies.counted', {
          all: warnings.length,
          grave: grave.length,
          named: shown.length === 0 ? 'none' : 'other',
        })}
      </strong>{' '}
      <AllergyChips warnings={shown} />{' '}
      <a href={`#${all}`}>{say('components.banner-allergies.read-all', { length: warnings.length })}</a>
    </>
  )
}

/** All of them, under a banner that has no room for them; nothing where it has. */
export function AllBannerAllergies({ allergies }: { allergies: BannerAllergies }): ReactElement | null {
  const { say } = useWords()

  return fits(allergies.warnings) ? null : (
    <section
      className="mg-all-allergies"
      id={all}
      aria-label={say('components.banner-allergies.all-allergies')}
    >
      <p className="mg-width">
        <strong>{say('components.banner-allergies.all-known')}</strong>{' '}
        <AllergyChips warnings={allergies.warnings} />
      </p>
    </section>
  )
}
