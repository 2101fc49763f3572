import { LRUCache } from 'lru-cache'
import type { ReactElement } from 'react'
import { renderMarkdown } from './render-markdown.ts'

/** The one place where HTML goes into a page without passing React's escaping. */
const asElement = (html: string): ReactElement => (
  <div className="mg-prose" dangerouslySetInnerHTML={{ __html: html }} />
)

/** A text in Markdown, ready to stand in a view. */
export const prose = (markdown: string): ReactElement => asElement(renderMarkdown(markdown))

/** Rendered revisions, at most 16 MiB of HTML. A revision never changes, so what is known stays true. */
export class ProseCache {
  readonly #html = new LRUCache<string, string>({
    maxSize: 16 * 1024 * 1024,
    sizeCalculation: (html) => html.length + 1,
  })

  /** @param revisionId names the text for good */
  of(revisionId: string, markdown: string): ReactElement {
    const known = this.#html.get(revisionId)
    if (known !== undefined) {
      return asElement(known)
    }
    const html = renderMarkdown(markdown)
    this.#html.set(revisionId, html)
    return asElement(html)
  }
}
