import type { Source } from '../sources.ts'
import { nameOf, parse, part, parts, walk, type Node } from './syntax.ts'

const reads = ['findOne', 'findByPk', 'findAll', 'findAndCountAll', 'count', 'min', 'max', 'sum']
const writes = [
  'create',
  'bulkCreate',
  'findOrCreate',
  'update',
  'upsert',
  'destroy',
  'increment',
  'decrement',
]
const asks = new Set([...reads, ...writes])

const takesTransaction = (node: Node): boolean =>
  parts(node, 'params').some(
    (param) =>
      nameOf(param) === 'transaction' ||
      parts(param, 'properties').some((property) => nameOf(part(property, 'key')) === 'transaction'),
  )

/** Names in a file that stand for options with the transaction in them. */
function carriersIn(tree: Node, text: string): Set<string> {
  const names = new Set(['transaction'])
  walk(tree, (node) => {
    const value = node.type === 'VariableDeclarator' ? part(node, 'init') : undefined
    if (
      value !== undefined &&
      !part(value, 'body') &&
      /\btransaction\b/.test(text.slice(value.start, value.end))
    ) {
      names.add(nameOf(part(node, 'id')))
    }
  })
  return names
}

/** Whether an argument brings the transaction along: in its text, or by the name of options that do. */
const brings = (argument: Node, carriers: ReadonlySet<string>): boolean => {
  let found = false
  walk(argument, (node) => {
    found ||= carriers.has(nameOf(node))
  })
  return found
}

/** Whether a call takes a connection of the pool, by what it is called on and with. */
function asksPool(call: Node, carriers: ReadonlySet<string>): boolean {
  const callee = part(call, 'callee')
  const on = nameOf(part(callee, 'object'))
  const what = nameOf(part(callee, 'property'))
  if (['prepared', 'pool'].includes(on) && what !== 'within' && what !== 'mustHoldNone') {
    return true
  }
  const given = parts(call, 'arguments')
  if (given.some((argument) => ['prepared', 'pool'].includes(nameOf(argument)))) {
    return true
  }
  if (on === 'trail' && what === 'append') {
    return true
  }
  const isModel = /^[A-Z]/.test(on) && on !== 'Math' && asks.has(what)
  const isStatement = on === 'sequelize' && what === 'query'
  return (isModel || isStatement) && !given.some((argument) => brings(argument, carriers))
}

/** Calls, inside what a transaction was given to, that take another connection, as "file: call". */
export const secondConnections = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ file, text }) => file.startsWith('server/') && text.includes('transaction'))
    .flatMap((source) => {
      const found = new Set<string>()
      const tree = parse(source)
      const carriers = carriersIn(tree, source.text)
      const inside = (scope: Node) =>
        walk(scope, (node) => {
          if (node.type === 'CallExpression' && asksPool(node, carriers)) {
            const line = source.text.slice(node.start, node.end).replaceAll(/\s+/g, ' ')
            found.add(`${source.file}: ${line.slice(0, 100)}`)
          }
        })
      walk(tree, (node) => {
        if (!takesTransaction(node)) {
          return true
        }
        const body = part(node, 'body')
        if (body !== undefined) {
          inside(body)
        }
        return false
      })
      return [...found]
    })
