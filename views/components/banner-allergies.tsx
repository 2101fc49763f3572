import type { ReactElement } from 'react'
import { useWords } from '../use-words.ts'

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
  warnings.reduce((length, warning) => length + wordsOf(warning).length + (warning.highRisk ? 14 : 3), 0)

const fits = (warnings: readonly BannerAllergy[]): boolean => lengthOf(warnings) <= roomInBanner

const withoutReactions = (warnings: readonly BannerAllergy[]): readonly BannerAllergy[] =>
  warnings.map((warning) => ({ ...warning, reaction: null }))

/** The line of the banner that says what could harm. */
export function BannerAllergyLine({ allergies }: { allergies: BannerAllergies }): ReactElement {
  const { say } = useWords()

  const { warnings, state } = allergies
  if (warnings.length === 0) {
    return state === 'none-known' ? (
      <p className="mg-patient__allergies mg-patient__allergies--none">
        <span className="mg-width">{say('components.banner-allergies.no-known-allergies')}</span>
      </p>
    ) : (
      <p className="mg-patient__allergies mg-patient__allergies--not-asked">
        <strong className="mg-width">{say('components.banner-allergies.allergies-not-asked')}</strong>
      </p>
    )
  }
  return (
    <p className={`mg-patient__allergies${lengthOf(warnings) > 60 ? ' mg-patient__allergies--lines' : ''}`}>
      <span className="mg-width">
        {fits(warnings) ? <Named warnings={warnings} /> : <Shortened warnings={warnings} />}
      </span>
    </p>
  )
}

const Named = ({ warnings }: { warnings: readonly BannerAllergy[] }): ReactElement => {
  const { say } = useWords()
  return (
    <>
      <strong>
        {warnings.length === 1
          ? say('components.banner-allergies.allergy')
          : say('components.banner-allergies.allergies')}
        :
      </strong>{' '}
      <Warnings warnings={warnings} />
    </>
  )
}

/**
 * Where all that is known has no room: their names; where these have none, how many there are, and the gravest as far as they
 * have room. All of it stands under the banner, and a link leads there.
 */
function Shortened({ warnings }: { warnings: readonly BannerAllergy[] }): ReactElement {
  const { say } = useWords()

  const names = withoutReactions(warnings)
  if (fits(names)) {
    return (
      <>
        <Named warnings={names} />.{' '}
        <a href={`#${all}`}>{say('components.banner-allergies.with-reactions')}</a>
      </>
    )
  }
  const grave = names.filter(({ highRisk }) => highRisk === true)
  const shown = fits(grave) ? grave : []
  return (
    <>
      <strong>
        {say('components.banner-allergies.counted', {
          all: warnings.length,
          grave: grave.length,
          named: shown.length === 0 ? 'none' : 'other',
        })}
      </strong>{' '}
      <Warnings warnings={shown} />
      {shown.length === 0 ? '' : '. '}
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
        <Warnings warnings={allergies.warnings} />
      </p>
    </section>
  )
}

const Warnings = ({ warnings }: { warnings: readonly BannerAllergy[] }): ReactElement => {
  const { say } = useWords()
  return (
    <>
      {warnings.map((warning, place) => (
        // eslint-disable-next-line react/no-array-index-key -- the list is drawn once; the same words may stand in it twice
        <span key={place} className="mg-patient__warning">
          {place > 0 && ' · '}
          {warning.highRisk === true ? (
            <>
              <strong>{wordsOf(warning)}</strong>{' '}
              <span className="mg-patient__risk">{say('components.banner-allergies.high-risk-2')}</span>
            </>
          ) : (
            wordsOf(warning)
          )}
        </span>
      ))}
    </>
  )
}
