import createMarkdown, { type Token } from 'markdown-it'
import { documentPath, leadsAway, mayLinkTo } from './markdown-links.ts'

const markdown = createMarkdown({ html: false, linkify: false, typographer: false })
markdown.validateLink = mayLinkTo

const levelOf = (heading: Token) => Number(heading.tag.slice(1))

/** The page's title is its h1: whatever the author's highest heading is becomes h2, and the rest follow. */
function lowerHeadings(tokens: readonly Token[]): void {
  const headings = tokens.filter(({ type }) => type === 'heading_open' || type === 'heading_close')
  const lowerBy = 2 - Math.min(...headings.map(levelOf))
  for (const heading of headings) {
    heading.tag = `h${Math.min(6, levelOf(heading) + lowerBy)}`
  }
}

/** markdown-it aligns cells by a style attribute, which the content security policy would drop. */
function alignByClass(tokens: readonly Token[]): void {
  for (const cell of tokens.filter(({ type }) => type === 'th_open' || type === 'td_open')) {
    const [, side] = /^text-align:(left|center|right)$/.exec(String(cell.attrGet('style'))) ?? []
    cell.attrs = side === undefined ? null : [['class', `mg-prose__${side}`]]
  }
}

markdown.core.ruler.push('page-form', ({ tokens }) => {
  lowerHeadings(tokens)
  alignByClass(tokens)
})

markdown.renderer.rules['link_open'] = (tokens, index, options, _env, renderer) => {
  const link = tokens[index]
  if (link !== undefined && leadsAway(String(link.attrGet('href')))) {
    link.attrSet('rel', 'noopener noreferrer')
  }
  return renderer.renderToken(tokens, index, options)
}

/** A picture from anywhere but our own documents is left out; what it shows is said in its words. */
markdown.renderer.rules['image'] = (tokens, index, options, env, renderer) => {
  const picture = tokens[index]
  const { escapeHtml } = markdown.utils
  const words = escapeHtml(renderer.renderInlineAsText(picture?.children ?? [], options, env))
  const path = documentPath(String(picture?.attrGet('src')))
  return path === undefined ? words : `<img src="${escapeHtml(path)}" alt="${words}">`
}

// A region that scrolls by itself must be reachable by keyboard.
markdown.renderer.rules['table_open'] = () =>
  '<div class="mg-prose__table" role="region" aria-label="Table" tabindex="0"><table>'
markdown.renderer.rules['table_close'] = () => '</table></div>'

/** Markdown (CommonMark with tables and strikethrough) as HTML that is safe to show: what is no Markdown is text. */
export const renderMarkdown = (text: string): string => markdown.render(text)
