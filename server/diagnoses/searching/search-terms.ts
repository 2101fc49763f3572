import type { CodeSearch } from '../../../models/queries/diagnoses/diagnosis-codes.ts'
import { plainCode, plainWords } from '../plain-words.ts'
import { commonNames } from './common-names.ts'

/** A letter and two digits begin a code; with nothing else than digits, letters and a dot after them. */
const codeShape = /^[a-z]\d[\da-z](?:\.?[\da-z]{0,4})?$/i

/** A letter and a digit may begin one. */
const shortCodeShape = /^[a-z]\d\.?$/i

/** Fewer letters would find nearly everything. */
const fewest = 2

const names = commonNames.map(([name, ...codes]) => ({
  words: plainWords(name),
  codes: codes.map(plainCode),
}))

/** The codes that a common name stands for: every word that was typed begins one of its words. */
const meantBy = (typed: readonly string[]): readonly string[] => [
  ...new Set(
    names
      .filter(({ words }) => typed.every((part) => words.some((word) => word.startsWith(part))))
      .flatMap(({ codes }) => codes),
  ),
]

/** What is looked for by what was typed: a code with or without its dot, or words in any order, each from its beginning. Undefined for too little. */
export function searchTerms(typed: string): CodeSearch | undefined {
  const text = typed.trim()
  const words = plainWords(text)
  if (words.join('').length < fewest) {
    return undefined
  }
  return {
    code: codeShape.test(text) || shortCodeShape.test(text) ? plainCode(text) : '',
    words: words.map((word) => `${word}:*`).join(' & '),
    meant: meantBy(words),
  }
}
