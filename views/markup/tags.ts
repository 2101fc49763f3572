/** What is particular about an element. */
export type Tag = {
  readonly opening: string
  readonly closing: string
  /** It has no content. */
  readonly isEmpty: boolean
  /** react-dom writes more of it, or something else, than it says. */
  readonly isLeftToReact: boolean
  /** What react-dom writes of it after everything else, in this order. */
  readonly last: readonly string[]
}

const empty = new Set('area br col hr input keygen link meta param track wbr'.split(' '))

const leftToReact = new Set(
  'audio base embed iframe img listing menuitem object option picture pre select source style template textarea video'.split(
    ' ',
  ),
)

const ofFormInput = ['name', 'formAction', 'formEncType', 'formMethod', 'formTarget']

const last = new Map<string, readonly string[]>([
  ['form', ['action', 'encType', 'method', 'target']],
  ['button', ofFormInput],
  ['input', [...ofFormInput, 'checked', 'defaultChecked', 'value', 'defaultValue']],
])

const tags = new Map<string, Tag>()

/** How an element of this name is written. */
export function tagOf(type: string): Tag {
  const known = tags.get(type)
  if (known !== undefined) {
    return known
  }
  const tag = {
    opening: `<${type}`,
    closing: empty.has(type) ? '/>' : `</${type}>`,
    isEmpty: empty.has(type),
    isLeftToReact: leftToReact.has(type) || type.includes('-'),
    last: last.get(type) ?? [],
  }
  tags.set(type, tag)
  return tag
}
