import { FacilityTime } from '../../../server/http/facility-time.ts'
import { languages, type MessageKey, type Translation } from '../../../views/words/languages.ts'
import { wordsOf } from '../../../views/words/words.ts'
import type { TestApp } from '../../support/test-app.ts'

/** Around each message of a language that nobody speaks, so that what is no message shows. */
export const opens = '⟦'
export const closes = '⟧'

/** How that language writes dates and numbers. */
export const pseudoLocale = 'de-DE'

const isKey = (key: string): key is MessageKey => Object.hasOwn(languages.en.messages, key)

/** Every message of the product between brackets. */
// The keys are those that it was made from.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const pseudoMessages: Translation = Object.fromEntries(
  Object.entries(languages.en.messages).map(([key, text]) => {
    if (!isKey(key)) {
      throw new Error(`${key} is no message`)
    }
    return [key, `${opens}${text}${closes}`]
  }),
) as Translation

/** Makes the application answer in it: in tests alone, there is no way to choose it. */
export function speakPseudoLanguage({ services }: TestApp): void {
  const { timeZone } = services.time
  Object.assign(services.words, {
    en: wordsOf('en', { locale: pseudoLocale, messages: pseudoMessages }, timeZone),
  })
  Object.assign(services.times, { en: new FacilityTime(timeZone, pseudoLocale) })
}

const months = Array.from({ length: 12 }, (_none, month) => {
  const day = new Date(Date.UTC(2026, month, 15))
  return (['short', 'long'] as const).map((shape) =>
    new Intl.DateTimeFormat(pseudoLocale, { month: shape, day: 'numeric', timeZone: 'UTC' })
      .format(day)
      .replaceAll(/[\d. ]/g, ''),
  )
}).flat()

const weekdays = Array.from({ length: 7 }, (_none, day) =>
  new Intl.DateTimeFormat(pseudoLocale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, 0, 1 + day)),
  ),
)

const spokenAttributes = /\s(?:aria-label|title|placeholder|alt|data-(?:say|words|message)[a-z-]*)="([^"]*)"/g
/** What is for programs, or a code or number for whoever is asked for help. */
const unspoken =
  /<(script|style|svg)\b.*?<\/\1>|<!--.*?-->|(?<=<\w+ [^>]*class="[^"]*mg-code[^"]*"[^>]*>)[^<]*/gs
/** A word as people write one: two letters of the Latin script. */
const latinWord = /[\p{Script=Latin}][\p{Script=Latin}’'-]*[\p{Script=Latin}]/gu

/** What is no word of the product wherever it stands: its name, numbers of records, addresses, the names of months. */
const isData = (word: string, known: ReadonlySet<string>): boolean =>
  known.has(word) || months.includes(word) || weekdays.includes(word)

/** The pieces of a text that stand outside of brackets; `depth` is how many are open before it. */
function outside(text: string, depth: number): { pieces: string[]; depth: number } {
  const pieces: string[] = []
  let open = depth
  let piece = ''
  for (const letter of text) {
    if (letter === opens) {
      open += 1
    } else if (letter === closes) {
      open -= 1
    } else if (open === 0) {
      piece += letter
      continue
    }
    pieces.push(piece)
    piece = ''
  }
  return { pieces: [...pieces, piece].filter((one) => one.trim() !== ''), depth: open }
}

/**
 * What a page says that no message says.
 * @param known words of the data that the page shows
 */
export function unsaid(html: string, known: ReadonlySet<string>): string[] {
  const body = html.replaceAll(unspoken, '')
  const attributes = [...body.matchAll(spokenAttributes)].flatMap(
    // Of words for a script, the names are the script’s.
    ([, text = '']) => outside(text.replaceAll(/&quot;\w+&quot;:/g, ''), 0).pieces,
  )
  const texts: string[] = []
  let depth = 0
  for (const [, text = ''] of body.matchAll(/>([^<]+)/g)) {
    const found = outside(text, depth)
    depth = found.depth
    texts.push(...found.pieces)
  }
  return [...attributes, ...texts].filter((text) =>
    (text.replaceAll(/&[a-z]+;|&#\w+;|MG-\d+|\S+@\S+/g, ' ').match(latinWord) ?? []).some(
      (word) => !isData(word, known),
    ),
  )
}
