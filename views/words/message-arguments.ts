import { IntlMessageFormat } from 'intl-messageformat'
import { z } from 'zod'

/** What a message takes under a name. A choice is named with what it chooses from. */
export type Argument = {
  readonly name: string
  readonly kind: 'text' | 'number' | 'moment' | 'choice' | 'tag'
  readonly choices?: readonly string[]
}

/** The kinds of the parts of a message, by the numbers of the package's own parser. */
const kinds: Readonly<Record<number, Argument['kind']>> = {
  1: 'text',
  2: 'number',
  3: 'moment',
  4: 'moment',
  5: 'choice',
  6: 'number',
  8: 'tag',
}

const parts = z.array(
  z.object({
    type: z.number(),
    value: z.string().optional(),
    options: z.record(z.string(), z.object({ value: z.array(z.unknown()) })).optional(),
    children: z.array(z.unknown()).optional(),
  }),
)

function found(elements: unknown): Argument[] {
  return parts.parse(elements).flatMap(({ type, value: name, options = {}, children = [] }) => {
    const kind = kinds[type]
    const within = [...Object.values(options).flatMap(({ value }) => found(value)), ...found(children)]
    if (kind === undefined || name === undefined) {
      return within
    }
    const choices = kind === 'choice' ? { choices: Object.keys(options).toSorted() } : {}
    return [{ name, kind, ...choices }, ...within]
  })
}

const known = new Map<string, readonly Argument[]>()

/** Everything that a message takes, each once, by name. @throws SyntaxError for what is no ICU MessageFormat */
export function argumentsOf(text: string): readonly Argument[] {
  const before = known.get(text)
  if (before !== undefined) {
    return before
  }
  const all = new Map(
    found(new IntlMessageFormat(text, 'en').getAst()).map((one) => [JSON.stringify(one), one]),
  )
  const sorted = [...all.values()].toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  known.set(text, sorted)
  return sorted
}

/** What is wrong with the messages of another language: keys and values must be those of the source. */
export function faultsOfTranslation(
  source: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): string[] {
  const missing = Object.keys(source).filter((key) => !Object.hasOwn(other, key))
  return [
    ...missing.map((key) => `${key}: is missing`),
    ...Object.entries(other).flatMap(([key, text]) => {
      const original = source[key]
      if (original === undefined) {
        return [`${key}: is none of the source's`]
      }
      const takes = JSON.stringify(argumentsOf(text))
      const must = JSON.stringify(argumentsOf(original))
      return takes === must ? [] : [`${key}: takes ${takes} in place of ${must}`]
    }),
  ]
}
