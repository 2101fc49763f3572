import type { ReactElement } from 'react'
import { useWords } from '../use-words.ts'

export type BannerAllergy = {
  readonly substance: string
  readonly reaction?: string | null | undefined
  readonly highRisk?: boolean | undefined
  /** How sure it is, where it is not sure. */
  readonly doubt?: string | undefined
}

/** What harms, how it showed itself, and how sure that is. */
export const allergyWords = ({ substance, reaction, doubt }: BannerAllergy): string =>
  [`${substance}${reaction ? `: ${reaction}` : ''}`, ...(doubt === undefined ? [] : [`(${doubt})`])].join(' ')

/** Colour never says it alone: a sign that is read out stands before what is of high risk. */
export const AllergyChips = ({ warnings }: { warnings: readonly BannerAllergy[] }): ReactElement => {
  const { say } = useWords()
  return (
    <>
      {warnings.map((warning, place) => (
        // eslint-disable-next-line react/no-array-index-key -- the list is drawn once; the same words may stand in it twice
        <span key={place}>
          {place > 0 && ' '}
          <span className={`mg-allergy${warning.highRisk === true ? ' mg-allergy--high-risk' : ''}`}>
            {warning.highRisk === true && (
              <span className="mg-allergy__sign">
                <span className="nhsuk-u-visually-hidden">
                  {say('components.banner-allergies.high-risk-2')}:{' '}
                </span>
              </span>
            )}
            {allergyWords(warning)}
          </span>
        </span>
      ))}
    </>
  )
}
