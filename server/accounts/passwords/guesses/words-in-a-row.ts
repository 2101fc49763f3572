import { folded, readings, reversed, signsBeside } from './fold-password.ts'
import type { GuessedWords } from './guessed-words.ts'

/** Decimal logarithms of how many guesses a piece takes. */
const costs = {
  digit: 1,
  letter: Math.log10(26),
  /** Of a script with thousands of characters. */
  ideograph: 2,
  sign: 0.7,
  /** One or two digits at the end, as a rule that asks for digits is met. */
  lastDigits: [0.7, 1.3],
  year: 1.8,
  date: 4.2,
  /** A stretch of a text that everybody knows: which one, and from where to where. */
  stretch: 4,
  rowOfKeys: 1.5,
  sequence: 1,
  repeat: 0.3,
  /** Of every sign but the first two, which may stand between words. */
  signBeside: 1.3,
  /** Of a word at least, where blanks stand between words: that is how a phrase is to be written, and is not judged as closely. */
  wordOfPhrase: 2.3,
  /** Signs for letters, or from the end. */
  disguise: 0.3,
  ownWord: 0.3,
} as const

const longestWord = 24

/** With so many a text is a phrase. */
const fewestBlanks = 2

/** What a password goes on with after so much makes it no easier, and estimating takes longer the longer the text. */
const longestText = 160

const shortest = { stretch: 8, stretchOfIdeographs: 4, row: 4, sequence: 3 } as const

/** Words that stand in every sentence: where two of them do, words follow from each other, and are guessed sooner. */
const wordsOfEverySentence = 60
const fewestOfThem = 2
const foreseen = 0.7

/** What may stand in a password: what is tried for everybody, and what is known of its owner. */
type Known = {
  readonly words: GuessedWords
  readonly own: ReadonlySet<string>
  /** Where the blanks of a phrase stood, which its words do not reach over; empty where it is none. */
  readonly blanks: readonly number[]
}

type Piece = { readonly end: number; readonly cost: number; readonly place?: number }
type Way = { readonly cost: number; readonly places: readonly number[] }

const ideograph = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

const costOfCharacter = (character: string): number => {
  if (/^\d$/.test(character)) {
    return costs.digit
  }
  if (ideograph.test(character)) {
    return costs.ideograph
  }
  return /^\p{L}$/u.test(character) ? costs.letter : costs.sign
}

/** How far a text goes on as some text that is known does; the place where it ends, or `from` where it does not begin so. */
function endOfStretch(text: string, from: number, known: string, least: number): number {
  let end = from + least
  if (end > text.length || !known.includes(text.slice(from, end))) {
    return from
  }
  while (end < text.length && known.includes(text.slice(from, end + 1))) {
    end += 1
  }
  return end
}

/** How far characters follow each other in the order of their alphabet, or are the same. */
function endOfSequence(text: string, from: number): number {
  const step = text.charCodeAt(from + 1) - text.charCodeAt(from)
  let end = from + 1
  while (
    Math.abs(step) <= 1 &&
    end < text.length &&
    text.charCodeAt(end) - text.charCodeAt(end - 1) === step
  ) {
    end += 1
  }
  return end - from < shortest.sequence ? from : end
}

const digitsThatAreADate = /^(?:\d{8}|\d{6})$/
const isDayAndMonth = (first: number, second: number) =>
  (first >= 1 && first <= 31 && second >= 1 && second <= 12) ||
  (first >= 1 && first <= 12 && second >= 1 && second <= 31)

const century = (pair: number | undefined) => pair === 19 || pair === 20

function isDate(digits: string): boolean {
  if (!digitsThatAreADate.test(digits)) {
    return false
  }
  const pairs = digits.match(/../g)?.map(Number) ?? []
  const [a = 0, b = 0, c = 0, d = 0] = pairs
  return digits.length === 6
    ? isDayAndMonth(a, b) || isDayAndMonth(b, c)
    : (isDayAndMonth(a, b) && century(c)) || (century(a) && isDayAndMonth(c, d))
}

/** The pieces that a text may go on with from a place. */
function* piecesFrom(
  texts: readonly [string, ...string[]],
  from: number,
  { words, own, blanks }: Known,
  placeOf: GuessedWords['placeOf'],
) {
  const [plain] = texts
  const least = blanks.length > 0 ? costs.wordOfPhrase : 0
  const mostEnd = blanks.find((blank) => blank > from) ?? Number.POSITIVE_INFINITY
  yield { end: from + 1, cost: costOfCharacter(plain.charAt(from)) } satisfies Piece
  for (const text of texts) {
    const disguise = text === plain ? 0 : costs.disguise
    for (let end = from + 1; end <= Math.min(text.length, from + longestWord); end += 1) {
      const word = text.slice(from, end)
      const place = placeOf(word)
      if (own.has(word)) {
        yield { end, cost: costs.ownWord + disguise } satisfies Piece
      } else if (place !== undefined && end <= mostEnd) {
        yield { end, cost: Math.max(least, Math.log10(place + 1)) + disguise, place } satisfies Piece
      }
    }
    const shortestStretch = ideograph.test(text.slice(from)) ? shortest.stretchOfIdeographs : shortest.stretch
    const stretch = endOfStretch(text, from, words.sentences, shortestStretch)
    yield { end: stretch, cost: costs.stretch + disguise } satisfies Piece
  }
  yield { end: endOfStretch(plain, from, words.rows, shortest.row), cost: costs.rowOfKeys } satisfies Piece
  yield { end: endOfSequence(plain, from), cost: costs.sequence } satisfies Piece
  const lastDigits = /^\d{1,2}$/.exec(plain.slice(from))?.[0]
  if (lastDigits !== undefined) {
    yield { end: plain.length, cost: costs.lastDigits[lastDigits.length - 1] ?? costs.digit } satisfies Piece
  }
  if (/^(?:19|20)\d\d/.test(plain.slice(from, from + 4))) {
    yield { end: from + 4, cost: costs.year } satisfies Piece
  }
  for (const length of [6, 8]) {
    if (isDate(plain.slice(from, from + length))) {
      yield { end: from + length, cost: costs.date } satisfies Piece
    }
  }
  for (let length = 2; length <= from; length += 1) {
    if (plain.slice(from - length, from) === plain.slice(from, from + length)) {
      yield { end: from + length, cost: costs.repeat } satisfies Piece
    }
  }
}

/** Whether words make a sentence rather than a list. */
const isSentence = (places: readonly number[]) =>
  places.filter((place) => place <= wordsOfEverySentence).length >= fewestOfThem

/**
 * The easiest way to put a text together, from its beginning on.
 * @param asSentence words follow from each other: infinite where they make no sentence
 */
function easiest(text: string, known: Known, asSentence: boolean): number {
  const texts = readings(text)
  const placeOf = asSentence ? known.words.placeInEnglish : known.words.placeOf
  const ways: (Way | undefined)[] = [{ cost: 0, places: [] }]
  for (let from = 0; from < text.length; from += 1) {
    const before = ways[from]
    for (const { end, cost, place } of before === undefined ? [] : piecesFrom(texts, from, known, placeOf)) {
      const after = (before?.cost ?? 0) + (asSentence && place !== undefined ? cost * foreseen : cost)
      if (before !== undefined && end > from && after < (ways[end]?.cost ?? Number.POSITIVE_INFINITY)) {
        ways[end] = { cost: after, places: place === undefined ? before.places : [...before.places, place] }
      }
    }
  }
  const whole = ways[text.length]
  return whole === undefined || (asSentence && !isSentence(whole.places))
    ? Number.POSITIVE_INFINITY
    : whole.cost
}

const easiestOfBoth = (text: string, known: Known) =>
  Math.min(
    easiest(text, known, false),
    known.blanks.length > 0 ? Number.POSITIVE_INFINITY : easiest(text, known, true),
  )

/**
 * The decimal logarithm of how many guesses a password takes for somebody who strings words together: common words, places,
 * stretches of sentences that everybody knows, the owner's own words, years and dates, sequences and repeats, also with signs
 * for letters and from the end. Whoever takes words by chance from a list is far above: a row of words costs the product of
 * their places in the list.
 * @param own what an attacker knows of the owner
 */
export function wordsInARowLog10(password: string, words: GuessedWords, own: readonly string[]): number {
  const parts = password.split(/\s+/).map(folded)
  const text = parts.join('').slice(0, longestText)
  const ends = parts.map((_, index) => parts.slice(0, index + 1).join('').length)
  const blanks = ends.filter((end) => end > 0 && end < text.length)
  const known = { words, own: new Set(own.map(folded).filter((word) => word.length > 2)) }
  const typed = { ...known, blanks: blanks.length < fewestBlanks ? [] : blanks }
  const fromTheEnd = { ...known, blanks: typed.blanks.map((blank) => text.length - blank).toReversed() }
  const beside = costs.signBeside * Math.max(0, signsBeside(password) - 2)
  return (
    beside + Math.min(easiestOfBoth(text, typed), easiestOfBoth(reversed(text), fromTheEnd) + costs.disguise)
  )
}
