import type { Words } from '../../words/words.ts'
import type { Allergies } from './allergy.ts'
import { statementWords } from './words.ts'

/** What a record says of allergies of which it names none, and whether that settles the question. */
export type StatedAllergies = { readonly settled: boolean; readonly texts: readonly string[] }

/**
 * What stands where no allergy does. That there are none of any kind, that nobody knows, and that nobody has asked are three
 * things; a statement about medicines alone says just that, and the others are not asked (docs/decisions/0065).
 */
export function statedAllergies(
  words: Words,
  { statements }: Pick<Allergies, 'statements'>,
): StatedAllergies {
  const { say } = words
  const none = statements.some(({ says, scope }) => says === 'none-known' && scope === 'any')
  const unknown = statements.some(({ says }) => says === 'unknown')
  if (none && !unknown) {
    return { settled: true, texts: [say('components.banner-allergies.no-known-allergies')] }
  }
  if (statements.length === 0) {
    return { settled: false, texts: [say('components.banner-allergies.allergies-not-asked')] }
  }
  const texts = [...new Set(statements.map((statement) => statementWords(words, statement)))]
  return {
    settled: false,
    texts: none || unknown ? texts : [...texts, say('components.banner-allergies.others-not-asked')],
  }
}
