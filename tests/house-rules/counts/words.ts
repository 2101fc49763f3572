import type { Source } from '../sources.ts'
import { parse, part, walk, wordsOf } from './syntax.ts'
import { isVerb } from './verbs.ts'

const sql = /^\s*(?:--|[A-Z]{2,}\b)|\b(?:SELECT|FROM|WHERE|VALUES|RETURNING|UPDATE|ORDER BY)\b/

/** Whether a literal is something for people to read: three words that begin like a sentence, or end like one. */
export function isSentence(text: string): boolean {
  const words = text.trim().split(/\s+/)
  const begins = /^["“'‘(]?[…A-Z]/.test(text.trim()) && words.slice(2).some((word) => /^\p{Ll}/u.test(word))
  const ends = words.length > 3 && /[.!?]$/.test(text.trim())
  return words.length > 2 && (begins || ends) && !sql.test(text)
}

/** What says its words where people read them, or brings them along for a demo. */
const saysWords = (file: string) => /^views\/words\/|\/messages\/|^server\/(?:cli|demo)\//.test(file)

/** The sentences in a source, as "file: sentence". */
export function sentencesIn(source: Source): string[] {
  const found: string[] = []
  walk(parse(source), (node) => {
    const words = wordsOf(node)
    if (words !== undefined && isSentence(words)) {
      found.push(`${source.file}: ${words.trim().replaceAll(/\s+/g, ' ')}`)
    }
  })
  return found
}

/** Sentences in the code of verbs, as "file: sentence". */
export const sentencesInVerbs = (sources: readonly Source[]): string[] =>
  sources.filter((source) => isVerb(source) && !saysWords(source.file)).flatMap(sentencesIn)

/** A room of the product: a folder of server/ or views/ with all that is in it, or a file beside them. */
const roomOf = (file: string) => file.split('/').slice(0, 2).join('/')

/** The sentences outside of messages, by the room that they stand in. */
export function sentencesByRoom(sources: readonly Source[]): ReadonlyMap<string, readonly string[]> {
  const rooms = new Map<string, string[]>()
  for (const source of sources.filter(({ file }) => !saysWords(file))) {
    const found = sentencesIn(source)
    if (found.length > 0) {
      rooms.set(roomOf(source.file), [...(rooms.get(roomOf(source.file)) ?? []), ...found])
    }
  }
  return rooms
}

/** Addresses with a place for an id, written where they are used and not in the one list of paths. */
export const literalPatterns = (sources: readonly Source[]): string[] =>
  sources
    .filter(
      ({ file, text }) => file.startsWith('server/') && file !== 'server/paths.ts' && text.includes('/:'),
    )
    .flatMap((source) => {
      const found: string[] = []
      walk(parse(source), (node) => {
        if (node.type === 'ImportDeclaration' || part(node, 'source')?.type === 'StringLiteral') {
          return false
        }
        const words = wordsOf(node)
        if (words !== undefined && /^\/\S*\/:[a-z]|^\/:[a-z]/.test(words)) {
          found.push(`${source.file}: ${words}`)
        }
        return true
      })
      return found
    })
