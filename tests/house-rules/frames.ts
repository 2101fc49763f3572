import { nameOf, parse, part, parts, walk, type Node } from './counts/syntax.ts'
import type { Source } from './sources.ts'

/** A component of a page: what it is called, the components that it writes, and whether it asks for the words of its frame. */
type Component = {
  readonly file: string
  readonly name: string
  readonly writes: readonly string[]
  readonly usesWords: boolean
}

/** The functions of a file by name: declared, or kept as a constant. */
function functionsOf(source: Source): { readonly name: string; readonly body: Node }[] {
  const found: { name: string; body: Node }[] = []
  walk(parse(source), (node) => {
    if (node.type === 'FunctionDeclaration') {
      found.push({ name: nameOf(part(node, 'id')), body: node })
      return false
    }
    const init = part(node, 'init')
    if (node.type === 'VariableDeclarator' && init?.type === 'ArrowFunctionExpression') {
      found.push({ name: nameOf(part(node, 'id')), body: init })
      return false
    }
    return true
  })
  return found
}

/** The name of an element as it is written: `Layout` of `<Layout …>`; '' for one with a dot. */
function elementName(node: Node): string {
  const name: unknown = Reflect.get(part(node, 'name') ?? {}, 'name')
  return typeof name === 'string' ? name : ''
}

function componentsOf(source: Source): Component[] {
  return functionsOf(source).map(({ name, body }) => {
    const writes: string[] = []
    let usesWords = false
    walk(body, (node) => {
      if (node.type === 'JSXOpeningElement') {
        writes.push(elementName(node))
      }
      usesWords ||=
        node.type === 'CallExpression' &&
        nameOf(part(node, 'callee')) === 'useWords' &&
        parts(node, 'arguments').length === 0
    })
    return { file: source.file, name, writes, usesWords }
  })
}

/**
 * The components that write the frame of a page, themselves or by another that does, and yet ask for the words that this frame
 * would bring: they stand outside of it. As "file: component".
 */
export function outsideOfTheirFrame(sources: readonly Source[]): string[] {
  const components = sources.filter(({ file }) => file.endsWith('.tsx')).flatMap(componentsOf)
  const frames = new Set(['Layout'])
  for (const frame of frames) {
    for (const { name, writes } of components) {
      if (writes.includes(frame)) {
        frames.add(name)
      }
    }
  }
  return components
    .filter(
      ({ name, writes, usesWords }) =>
        usesWords && (name === 'Layout' || writes.some((one) => frames.has(one))),
    )
    .map(({ file, name }) => `${file}: ${name}`)
}
