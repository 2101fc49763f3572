/** A piece of text on a page, with the names of the elements that it stands in, the outermost first. */
export type PageText = {
  readonly text: string
  readonly within: readonly string[]
  /** Whether it is all that its element says. */
  readonly alone: boolean
}

const voidElements = new Set(['meta', 'link', 'input', 'br', 'hr', 'img', 'path', 'rect', 'circle', 'line'])

/** Every text of a page of ours. (React writes well-formed markup; this is no parser for other pages.) */
export function textsOf(html: string): PageText[] {
  const found: PageText[] = []
  const open: string[] = []
  const body = html.replaceAll(/<(script|style)\b.*?<\/\1>|<!--.*?-->/gs, '')
  const tokens = [...body.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)/gi)]
  tokens.forEach(([, closing, name = '', rest = '', text], index) => {
    if (text !== undefined) {
      const before = tokens[index - 1]
      const after = tokens[index + 1]
      const alone = before?.[1] === '' && after?.[1] === '/' && before[2] === after[2] && text.trim() !== ''
      found.push({ text, within: [...open], alone })
    } else if (closing === '/') {
      open.pop()
    } else if (!voidElements.has(name) && !rest.endsWith('/')) {
      open.push(name)
    }
  })
  return found
}
