import type { Words } from '../../words/words.ts'
import type { Allergies } from './allergy.ts'

/** The tone of a card of allergies: grave where one counts, a warning where nobody has asked. */
export const allergyTone = ({
  allergies,
}: {
  readonly allergies: Allergies
}): 'critical' | 'warning' | undefined => {
  if (allergies.active.length > 0 || allergies.warnings.length > 0) {
    return 'critical'
  }
  return allergies.state === 'not-asked' ? 'warning' : undefined
}

/** How many entries are not shown because they do not count. */
export const otherAllergiesText = ({ say }: Words, count: number): string =>
  say('patients.allergy-list.not-shown', { count })
