import { englishWords } from './english-words.ts'
import { folded, reversed } from './fold-password.ts'
import { rowsOfKeys, wellKnownSentences } from './well-known-texts.ts'

/** What an attacker puts together: single words by how early they are tried, and texts of which any stretch is. */
export type GuessedWords = {
  /** The place of a word among those that are tried, 1 for the first; undefined for what is no word. */
  readonly placeOf: (word: string) => number | undefined
  /** The same among the words of English alone, of which sentences are made. */
  readonly placeInEnglish: (word: string) => number | undefined
  readonly sentences: string
  readonly rows: string
}

/** Cities and countries that the machine knows: names of time zones and regions stand for themselves. */
function placesOfTheWorld(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  const codes = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const regions = codes.flatMap((first) => codes.map((second) => names.of(`${first}${second}`) ?? ''))
  const cities = Intl.supportedValuesOf('timeZone').flatMap((zone) => zone.split('/').slice(1))
  return [...cities.map((city) => city.replaceAll('_', ' ')), ...regions.filter((name) => name.length > 2)]
}

/** Cities of Southern Africa and others that name no time zone. */
const otherCities =
  'Cape Town,Durban,Pretoria,Tshwane,Soweto,Bloemfontein,Gqeberha,Port Elizabeth,East London,Polokwane,Mbombela,Kimberley,Rustenburg,Pietermaritzburg,Stellenbosch,Bulawayo,Mombasa,Kampala,Accra,Lagos,Abuja,Munich,Hamburg,Barcelona,Milan,Manchester,Birmingham,Liverpool,Edinburgh,Glasgow,San Francisco,Houston,Boston,Miami,Seattle,Mumbai,Delhi,Bangalore,Chennai,Beijing,Shenzhen,Osaka,Kyoto,Tbilisi,Batumi,Saint Petersburg,Riyadh,Jeddah,Alexandria'.split(
    ',',
  )

/** All places count alike: who guesses tries them together. */
const placeOfAPlace = 400

const together = (texts: readonly string[]) => texts.map(folded).join('\n')

/**
 * The words and texts that passwords are made of first.
 * @param commonPasswords those that are tried first, in their order
 */
export function guessedWords(commonPasswords: readonly string[]): GuessedWords {
  const places = new Map<string, number>()
  const add = (word: string, place: number) => {
    if (place < (places.get(word) ?? Number.POSITIVE_INFINITY)) {
      places.set(word, place)
    }
  }
  // Counts of words leave single letters out.
  for (const word of ['i', 'a']) {
    add(word, 5)
  }
  englishWords.forEach((word, index) => add(word, index + 1))
  const english = new Map(places)
  // What is no text of its own, such as "1a", would make random letters look like words.
  commonPasswords.forEach((word, index) => {
    if (/^\p{L}{4,}$/u.test(word)) {
      add(word, index + 1)
    }
  })
  for (const place of [...placesOfTheWorld(), ...otherCities].map(folded).filter((name) => name.length > 3)) {
    add(place, placeOfAPlace)
  }
  return {
    placeOf: (word) => places.get(word),
    placeInEnglish: (word) => english.get(word),
    sentences: together(wellKnownSentences),
    rows: together([...rowsOfKeys, ...rowsOfKeys.map(reversed)]),
  }
}
