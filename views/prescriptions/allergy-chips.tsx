import type { ReactElement } from 'react'
import type { Allergies } from '../patients/clinical/allergy.ts'
import { statedAllergies } from '../patients/clinical/stated-allergies.ts'
import { isDoubted } from '../patients/clinical/words.ts'
import { useWords } from '../use-words.ts'
import { codeWords } from '../words/code-words.ts'

/** What could harm somebody in a list, a chip each, the gravest first; never shortened. */
export function AllergyChips({ allergies }: { allergies: Allergies }): ReactElement {
  const words = useWords()
  const { say } = words
  const { active, warnings } = allergies
  if (active.length === 0 && warnings.length === 0) {
    const { settled, texts } = statedAllergies(words, allergies)
    return (
      <>
        {texts.map((text) => (
          <span key={text} className={`mg-allergy-chip mg-allergy-chip--${settled ? 'quiet' : 'warning'}`}>
            {text}
          </span>
        ))}
      </>
    )
  }
  return (
    <ul className="mg-allergy-chips" aria-label={say('pharmacy.allergies.label')}>
      {active.map(({ id, substance, criticality, verification }) => (
        <li
          key={id}
          className={`mg-allergy-chip mg-allergy-chip--${criticality === 'high' ? 'critical' : 'neutral'}`}
        >
          {isDoubted(verification)
            ? say('pharmacy.allergies.doubted', {
                substance,
                doubt: codeWords(words, 'verification-within', verification),
              })
            : substance}
          {criticality === 'high' && (
            <span className="mg-allergy-chip__risk"> {say('pharmacy.allergies.high-risk')}</span>
          )}
        </li>
      ))}
      {[...new Set(warnings)].map((warning) => (
        <li key={warning} className="mg-allergy-chip mg-allergy-chip--neutral">
          {warning}
        </li>
      ))}
    </ul>
  )
}
