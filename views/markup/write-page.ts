import * as react from 'react'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { attribute } from './attributes.ts'
import { escapeHtml } from './escape.ts'
import { withinReact, withOwnContexts } from './page-context.tsx'
import { tagOf, type Tag } from './tags.ts'

/*
 * Pages are plain elements and functions that make them, and each is written once: what react-dom does beside that, so as to
 * go on later or in a browser, is two fifths of what a page costs. Whatever is not plain it still writes, part by part, and the
 * tests hold every page against what it makes of it.
 */

type Props = Readonly<Record<string, unknown>>

// Taken out of the module once: it is of the older kind, where each name is asked for by a call.
const { Fragment, isValidElement } = react

/** What an input is given to begin with counts where it is given nothing else. */
const stoodInFor: Readonly<Record<string, string>> = { checked: 'defaultChecked', value: 'defaultValue' }

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined

/** What is written already: one text that grows, where a text for each part would be put together once more in every part around it. */
let html = ''

/** Adds the last attributes of an element. @returns false where only react-dom knows how they are written */
function addLastAttributes(names: readonly string[], props: Props): boolean {
  for (const name of names) {
    const instead = stoodInFor[name]
    const value = isAbsent(props[name]) && instead !== undefined ? props[instead] : props[name]
    const one = isAbsent(value) || name.startsWith('default') ? '' : attribute(name, value)
    if (one === undefined) {
      return false
    }
    html += one
  }
  return true
}

/** Adds the start of an element, without its end. @returns false where only react-dom knows how it is written */
function addStart(tag: Tag, props: Props): boolean {
  html += tag.opening
  for (const name in props) {
    if (name === 'children' || name === 'dangerouslySetInnerHTML') {
      continue
    }
    const value = props[name]
    if (value === null || value === undefined || (tag.last.length > 0 && tag.last.includes(name))) {
      continue
    }
    const one = attribute(name, value)
    if (one === undefined) {
      return false
    }
    html += one
  }
  return tag.last.length === 0 || addLastAttributes(tag.last, props)
}

const htmlOf = (inner: unknown): string | undefined => {
  const given: unknown =
    typeof inner === 'object' && inner !== null ? Reflect.get(inner, '__html') : undefined
  return typeof given === 'string' ? given : undefined
}

/** Adds what react-dom makes of an element. @param before what was written before it */
function addByReact(element: ReactElement, before: string): void {
  const made = withinReact(element, renderToStaticMarkup)
  html = before + made
}

function addElement(type: string, props: Props, element: ReactElement): void {
  const before = html
  const tag = tagOf(type)
  const { children, dangerouslySetInnerHTML: inner } = props
  const given = isAbsent(inner) ? '' : htmlOf(inner)
  const isPlain = !tag.isLeftToReact && given !== undefined && (given === '' || isAbsent(children))
  if (!isPlain || !addStart(tag, props)) {
    addByReact(element, before)
    return
  }
  if (!tag.isEmpty) {
    html += '>'
    html += given
    addContent(children)
  }
  html += tag.closing
}

/** Its types say that it may be a class, of which pages have none. */
const isFunctionOfOurs = (type: unknown): type is (props: Props) => unknown => typeof type === 'function'

function addPart(element: ReactElement<Props>): void {
  const { type, props } = element
  if (typeof type === 'string') {
    addElement(type, props, element)
  } else if (type === Fragment) {
    addContent(props['children'])
  } else if (isFunctionOfOurs(type)) {
    addContent(type(props))
  } else {
    addByReact(element, html)
  }
}

/** Adds what stands between two tags. */
function addContent(node: unknown): void {
  if (typeof node === 'string') {
    html += escapeHtml(node)
  } else if (Array.isArray(node)) {
    // By number: here, an iterator for each list is a tenth of all that a page leaves behind.
    for (let index = 0; index < node.length; index += 1) {
      addContent(node[index])
    }
  } else if (isValidElement<Props>(node)) {
    addPart(node)
  } else if (typeof node === 'number' || typeof node === 'bigint') {
    html += String(node)
  } else if (node !== null && node !== undefined && typeof node !== 'boolean') {
    throw new TypeError('A page has a part that is no text, number or element')
  }
}

/** Writes a page, or a part of one, as react-dom's renderToStaticMarkup does. @throws what its parts throw */
export const writePage = (page: ReactElement): string =>
  withOwnContexts(() => {
    const around = html
    html = ''
    try {
      addContent(page)
      return html
    } finally {
      html = around
    }
  })
