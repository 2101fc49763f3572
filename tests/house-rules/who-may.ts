import { readFileSync } from 'node:fs'
import path from 'node:path'
import { roleSeeds } from '../../config/roles.ts'
import type { Declaration } from '../../server/http/routes/declared-route.ts'

/** What a cell of the table says: never; always; or for which patients. */
export const cells = ['–', 'yes', 'care', 'prescription', 'any', 'own', 'abandoned'] as const
export type Cell = (typeof cells)[number]

/** What hours and networks do to a route: nothing; the role's own; those of administration beside. */
export const conditions = ['always', 'hours', 'hours, administration'] as const
export type Condition = (typeof conditions)[number]

export type Line = {
  readonly route: string
  readonly who: Readonly<Record<string, Cell>>
  readonly condition: Condition
}

export const roleNames = roleSeeds.map(({ name }) => name)

const isCell = (text: string): text is Cell => cells.some((cell) => cell === text)
const isCondition = (text: string): text is Condition => conditions.some((one) => one === text)

/** The table of docs/who-may-do-what.md, a line for each route. @throws where a line cannot be read */
export function readTable(): readonly Line[] {
  const file = path.resolve(import.meta.dirname, '../../../docs/who-may-do-what.md')
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => /^\| `(GET|POST) /.test(text))
    .map((text) => {
      const [route = '', ...rest] = text
        .split('|')
        .slice(1, -1)
        .map((part) => part.trim())
      const condition = rest.at(-1) ?? ''
      const who = rest.slice(0, -1)
      if (who.length !== roleNames.length || !who.every(isCell) || !isCondition(condition)) {
        throw new Error(`docs/who-may-do-what.md: this line cannot be read: ${text}`)
      }
      const byRole = roleNames.map((name, index): [string, Cell] => [name, who[index] ?? '–'])
      return { route: route.replaceAll('`', ''), who: Object.fromEntries(byRole), condition }
    })
}

type Entry = { readonly method: string; readonly pattern: string; readonly declaration: Declaration }

export const nameOf = ({ method, pattern }: Entry): string => `${method.toUpperCase()} ${pattern}`

/** The line of a route as it would have to stand in the table. */
export const lineText = (line: Line): string =>
  `| \`${line.route}\` | ${roleNames.map((name) => line.who[name] ?? '–').join(' | ')} | ${line.condition} |`
