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
const saysWords = (file: string) => /\/messages\/|^server\/(?:cli|demo)\//.test(file)

/** Sentences in the code of verbs, as "file: sentence". */
export const sentencesInVerbs = (sources: readonly Source[]): string[] =>
  sources
    .filter((source) => isVerb(source) && !saysWords(source.file))
    .flatMap((source) => {
      const found: string[] = []
      walk(parse(source), (node) => {
        const words = wordsOf(node)
        if (words !== undefined && isSentence(words)) {
          found.push(`${source.file}: ${words.trim().replaceAll(/\s+/g, ' ')}`)
        }
      })
      return found
    })

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
