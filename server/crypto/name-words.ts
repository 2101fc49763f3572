import { foldCase } from './case-fold.ts'

/** The most letters of a word that are looked at. */
export const LONGEST_PREFIX = 16
/** The most words of a query that are looked at. */
export const MOST_QUERY_WORDS = 6

// Apostrophes as people and keyboards write them, and the click letters of Khoisan names (ǃXóõ, Nǁng), which few can type.
const JOINERS = /['‘’‛′´`ʹʻʼʽˈꞌ＇ǀǁǂǃ]/gu
const SEPARATORS = /[^\p{L}\p{N}']+/u

// Letters that Unicode does not take apart, after case folding.
const PLAIN_LETTERS: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'ng',
  ɓ: 'b',
  ɗ: 'd',
  ɛ: 'e',
  ɔ: 'o',
  ə: 'e',
}
const SPECIAL_LETTERS = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'gu')

function words(text: string): string[] {
  // Folded before, because marks such as the iota subscript have capitals, and after, because NFKD brings new letters.
  const letters = foldCase(
    foldCase(text).replaceAll(JOINERS, "'").normalize('NFKD').replaceAll(/\p{M}/gu, ''),
  )
  return letters
    .replaceAll(JOINERS, "'")
    .replaceAll(SPECIAL_LETTERS, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .split(SEPARATORS)
    .filter((word) => /[^']/.test(word))
}

function withoutJoiners(word: string): string {
  return word.replaceAll("'", '')
}

/** Every word of a text whole, folded as nameQueryWords folds. */
export const foldedWords = (text: string): string[] => words(text).map(withoutJoiners)

/**
 * Every beginning, 1 to 16 letters long, of every word of these names, folded as nameQueryWords folds: accents, case and
 * special letters away (Łukasz as lukasz). A word with an apostrophe counts as one and as its parts (O'Brien as obrien,
 * o, brien). Each once.
 */
export function namePrefixes(names: readonly string[]): string[] {
  const prefixes = new Set<string>()
  for (const word of names.flatMap(words)) {
    for (const part of [withoutJoiners(word), ...word.split("'")]) {
      let prefix = ''
      for (const letter of Array.from(part).slice(0, LONGEST_PREFIX)) {
        prefix += letter
        prefixes.add(prefix)
      }
    }
  }
  return [...prefixes]
}

/** The words of a query as typed, folded as namePrefixes folds, cut to 16 letters; the first six, each once. */
export function nameQueryWords(query: string): string[] {
  const cut = words(query).map((word) => Array.from(withoutJoiners(word)).slice(0, LONGEST_PREFIX).join(''))
  return [...new Set(cut)].slice(0, MOST_QUERY_WORDS)
}
