import { nameOf, parse, part, parts, walk, wordsOf, type Node } from './counts/syntax.ts'
import type { Source } from './sources.ts'

const isKey = (text: string) => /^[a-z-]+\.[\w.…-]+$/.test(text)

/**
 * Whether a key is what stands in the code: … stands for a code that is put into it. A code may have dots of its own where it
 * stands at the end, under a name of its own: `access.right.chart.read`.
 */
export function matches(pattern: string, key: string): boolean {
  if (!pattern.includes('…')) {
    return pattern === key
  }
  const [before = '', ...after] = pattern.split('…')
  const named = before.split('.').length > 2 && after.length === 1 && after[0] === ''
  const code = named ? '[\\w.-]+' : '[\\w-]+'
  return (
    before.includes('.') &&
    new RegExp(`^${[before, ...after].map((text) => text.replaceAll('.', '\\.')).join(code)}$`).test(key)
  )
}

/** Every text of a source that could be the key of a message. */
export function keysIn(source: Source): string[] {
  const found: string[] = []
  walk(parse(source), (node) => {
    const text = wordsOf(node)
    if (text !== undefined && isKey(text)) {
      found.push(text)
    }
  })
  return found
}

const says = new Set(['say', 'sayRich', 'said'])

/** The literals that an expression can be: itself, or what a condition chooses from. */
const choices = (node: Node | undefined): Node[] =>
  node === undefined
    ? []
    : node.type === 'ConditionalExpression'
      ? [...choices(part(node, 'consequent')), ...choices(part(node, 'alternate'))]
      : [node]

/** The keys that a source says; commands have a `say` of their own, for texts. */
export function keysSaidIn(source: Source): string[] {
  const found: string[] = []
  walk(parse(source), (node) => {
    if (node.type === 'CallExpression' && says.has(nameOf(part(node, 'callee')))) {
      const [key] = parts(node, 'arguments')
      found.push(
        ...choices(key)
          .flatMap((choice) => wordsOf(choice) ?? [])
          .filter(isKey),
      )
    }
  })
  return found
}
