import { parsers } from 'prettier/plugins/babel'
import type { Source } from '../sources.ts'

/** A node of the syntax tree, as @babel/parser makes it: its kind, and parts by name. */
export type Node = { readonly type: string; readonly start: number; readonly end: number }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const trees = new WeakMap<Source, Node>()

/** The syntax tree of a file of TypeScript, made once for each. @throws for what is none */
export function parse(source: Source): Node {
  const made = trees.get(source) ?? parseAnew(source)
  trees.set(source, made)
  return made
}

function parseAnew({ file, text }: Source): Node {
  // Of the options, this parser reads the path alone: by its ending, whether there is JSX.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const options = { filepath: file } as Parameters<(typeof parsers)['babel-ts']['parse']>[1]
  const tree: unknown = parsers['babel-ts'].parse(text, options)
  if (!isNode(tree)) {
    throw new Error(`${file} was not understood`)
  }
  return tree
}

/** A part of a node by its name; undefined where there is none, or it is no node. */
export function part(node: Node | undefined, name: string): Node | undefined {
  const value: unknown = node === undefined ? undefined : Reflect.get(node, name)
  return isNode(value) ? value : undefined
}

/** The parts of a node that come as a list. */
export function parts(node: Node | undefined, name: string): Node[] {
  const value: unknown = node === undefined ? undefined : Reflect.get(node, name)
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** The name of an identifier, or of the property at the end of `a.b.c`; '' for anything else. */
export function nameOf(node: Node | undefined): string {
  if (node?.type === 'Identifier') {
    const name: unknown = Reflect.get(node, 'name')
    return typeof name === 'string' ? name : ''
  }
  return node?.type.endsWith('MemberExpression') === true ? nameOf(part(node, 'property')) : ''
}

/** Every node under this one and itself, outermost first; where `enter` says false, nothing under it is visited. */
export function walk(node: Node, enter: (node: Node) => boolean | void): void {
  if (enter(node) === false) {
    return
  }
  for (const [name, value] of Object.entries(node)) {
    if (name === 'tokens' || name === 'comments' || name.endsWith('Comments')) {
      continue
    }
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) {
        walk(child, enter)
      }
    }
  }
}

/** What a piece of a template says, its escapes resolved. */
const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : ''

/** What a literal says, each value in it as …; undefined for other nodes. */
export function wordsOf(node: Node): string | undefined {
  if (node.type === 'StringLiteral' || node.type === 'JSXText') {
    const value: unknown = Reflect.get(node, 'value')
    return typeof value === 'string' ? value : undefined
  }
  if (node.type === 'TemplateLiteral') {
    return parts(node, 'quasis')
      .map((quasi) => textOf(Reflect.get(quasi, 'value')))
      .join('…')
  }
  return undefined
}
