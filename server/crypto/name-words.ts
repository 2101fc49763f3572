import { foldLetters, type FoldedLetter } from './fold-letters.ts'

/** The most letters of a word, or of words written as one, that are looked at. */
export const LONGEST_PREFIX = 16
/** The most words of a query that can be searched for. */
export const MOST_QUERY_WORDS = 8

/** A folded word. */
type Word = readonly FoldedLetter[]

// Apostrophes as people and keyboards write them, and the click letters of Khoisan names (ǃXóõ, Nǁng), which few can type:
// what stands around them are words, and one word.
const JOINERS = /['‘’‛′´`ʹʻʼʽˈꞌ＇ǀǁǂǃ]/u
const LETTER = /^[\p{L}\p{N}]/u

// Scripts that put no space between words: each of these letters may begin one. (Korean syllables come as their letters.)
const IDEOGRAPHIC = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u1100-\u1112]/u
const IDEOGRAPHIC_NAME =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30FC\s\p{P}]+$/u

/** How many places with two ways of writing are followed in every combination; the rest goes as the last of these does. */
const MOST_PLACES = 3
/** How many typed words are tried as one in every combination; of more, only neighbours are. */
const MOST_JOINED_FREELY = 5

function words(text: string): Word[] {
  const found: FoldedLetter[][] = [[]]
  for (const letter of foldLetters(text)) {
    if (LETTER.test(letter[0]) && !JOINERS.test(letter[0])) {
      found.at(-1)?.push(letter)
    } else if (found.at(-1)?.length !== 0) {
      found.push([])
    }
  }
  return found.filter((word) => word.length > 0)
}

const plain = (word: Word): string => word.map(([form]) => form).join('')

/** Every way to write a word: as it is, ü as ue, ue as ü, and both in one. */
function spellings(word: Word): string[] {
  const places = word.filter(([, other]) => other !== undefined).length
  const choices = 2 ** Math.min(places, MOST_PLACES)
  const written = Array.from({ length: choices }, (_, choice) => {
    let place = 0
    return word
      .map(([form, other]) => {
        if (other === undefined) {
          return form
        }
        const taken = (choice >> Math.min(place, MOST_PLACES - 1)) & 1
        place += 1
        return taken === 1 ? other : form
      })
      .join('')
  })
  return [...new Set(written)]
}

/** Where a search may begin in this word: at its beginning, and in scripts without spaces at every letter. */
function beginnings(word: Word): number[] {
  return word.flatMap(([letter], at) => (at === 0 || IDEOGRAPHIC.test(letter) ? [at] : []))
}

/** What stands from every word on, written as one: of "van der Merwe" vandermerwe, dermerwe and merwe. */
const joined = (all: readonly Word[]): Word[] =>
  all.flatMap((word, at) =>
    beginnings(word).map((from) =>
      [...word.slice(from), ...all.slice(at + 1).flat()].slice(0, LONGEST_PREFIX),
    ),
  )

const cut = (text: string): string[] => Array.from(text).slice(0, LONGEST_PREFIX)

/** Every word of a text whole, folded. */
export const foldedWords = (text: string): string[] => words(text).map(plain)

/** The letters of a name in the order of the alphabet, ü as ue: the same however its parts are ordered, glued or split. */
export const sortedLetters = (text: string): string =>
  words(text)
    .flatMap((word) => word.flatMap(([form, other]) => Array.from(longer(form, other))))
    .toSorted()
    .join('')

const longer = (form: string, other = ''): string => (other.length > form.length ? other : form)

/**
 * Every beginning, 1 to 16 letters long, of every word of these names and of what follows it written as one (of "van der
 * Merwe" also vander and vandermerwe), folded, in every way to write it. Names without spaces between words (王小明) are
 * found from each of their letters on, and family and given names as one. Each once.
 */
export function namePrefixes(names: readonly string[]): string[] {
  const parts = names.map(words).filter((part) => part.length > 0)
  const orders =
    parts.length > 1 && names.every((name) => name === '' || IDEOGRAPHIC_NAME.test(name))
      ? [parts.flat(), parts.toReversed().flat()]
      : parts
  const prefixes = new Set<string>()
  for (const spelling of orders.flatMap(joined).flatMap(spellings)) {
    let prefix = ''
    for (const letter of cut(spelling)) {
      prefix += letter
      prefixes.add(prefix)
    }
  }
  return [...prefixes]
}

/** Every way to take neighbours of a list as one, the list as it is first. */
function groupings(list: readonly string[]): string[][] {
  const [first, ...rest] = list
  if (first === undefined) {
    return [[]]
  }
  if (rest.length === 0) {
    return [[first]]
  }
  return groupings(rest).flatMap(([next = '', ...others]) => [
    [first, next, ...others],
    [first + next, ...others],
  ])
}

/** The list as it is, with two or three neighbours as one, and all as one. */
function fewGroupings(list: readonly string[]): string[][] {
  const runs = [2, 3].flatMap((length) =>
    list
      .slice(length - 1)
      .map((_, at) => [
        ...list.slice(0, at),
        list.slice(at, at + length).join(''),
        ...list.slice(at + length),
      ]),
  )
  return [[...list], ...runs, [list.join('')]]
}

/**
 * The words of a query, folded as namePrefixes folds and cut to 16 letters; and the same with neighbours as one word, for
 * names that were registered so. A name answers that has every word of one of these. None where there is no word.
 */
export function nameQueries(query: string): string[][] {
  const typed = foldedWords(query)
  if (typed.length === 0) {
    return []
  }
  const all = typed.length <= MOST_JOINED_FREELY ? groupings(typed) : fewGroupings(typed)
  const queries = all.map((one) => [...new Set(one.map((word) => cut(word).join('')))])
  return [...new Map(queries.map((one) => [JSON.stringify(one.toSorted()), one])).values()]
}

/** How many words a query has. */
export const countWords = (query: string): number => words(query).length
