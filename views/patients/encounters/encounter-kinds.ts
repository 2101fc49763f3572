import { codeWords } from '../../words/code-words.ts'
import type { Words } from '../../words/words.ts'

/** The kinds of encounter, in the order of the form. */
const encounterKinds = ['ambulatory', 'emergency', 'inpatient', 'home', 'virtual', 'other'] as const

/** The kinds of encounter, to choose from. */
export const encounterKindChoices = ({ say }: Words) =>
  encounterKinds.map((value) => ({ value, label: say(`code.encounter.${value}`) }))

/** One kind in words. */
export const encounterKindText = (words: Words, kind: string): string => codeWords(words, 'encounter', kind)

/** Where an encounter of another system stood, in words. */
export const encounterStateText = (words: Words, state: string): string =>
  codeWords(words, 'encounter-state', state)
