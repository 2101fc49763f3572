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

/** The last attributes of an element; undefined where only react-dom knows. */
function lastAttributes(names: readonly string[], props: Props): string | undefined {
  let text = ''
  for (const name of names) {
    const instead = stoodInFor[name]
    const value = isAbsent(props[name]) && instead !== undefined ? props[instead] : props[name]
    const one = isAbsent(value) || name.startsWith('default') ? '' : attribute(name, value)
    if (one === undefined) {
      return undefined
    }
    text += one
  }
  return text
}

/** The start of an element, without its end; undefined where only react-dom knows how it is written. */
function startOf(tag: Tag, props: Props): string | undefined {
  let text = tag.opening
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
      return undefined
    }
    text += one
  }
  const rest = tag.last.length === 0 ? '' : lastAttributes(tag.last, props)
  return rest === undefined ? undefined : text + rest
}

const htmlOf = (inner: unknown): string | undefined => {
  const html: unknown = typeof inner === 'object' && inner !== null ? Reflect.get(inner, '__html') : undefined
  return typeof html === 'string' ? html : undefined
}

const byReact = (element: ReactElement): string => withinReact(element, renderToStaticMarkup)

function elementHtml(type: string, props: Props, element: ReactElement): string {
  const tag = tagOf(type)
  const start = tag.isLeftToReact ? undefined : startOf(tag, props)
  const { children, dangerouslySetInnerHTML: inner } = props
  const html = inner === undefined || inner === null ? '' : htmlOf(inner)
  if (start === undefined || html === undefined || (html !== '' && !isAbsent(children))) {
    return byReact(element)
  }
  return tag.isEmpty ? start + tag.closing : `${start}>${html}${contentHtml(children)}${tag.closing}`
}

function partHtml(element: ReactElement<Props>): string {
  const { type, props } = element
  if (typeof type === 'string') {
    return elementHtml(type, props, element)
  }
  if (typeof type === 'function') {
    // Its types say that it may be a class, of which pages have none.
    return contentHtml(Reflect.apply(type, undefined, [props]))
  }
  return type === Fragment ? contentHtml(props['children']) : byReact(element)
}

/** What stands between two tags. */
function contentHtml(node: unknown): string {
  if (typeof node === 'string') {
    return escapeHtml(node)
  }
  if (node === null || node === undefined || typeof node === 'boolean') {
    return ''
  }
  if (Array.isArray(node)) {
    let html = ''
    for (const one of node) {
      html += contentHtml(one)
    }
    return html
  }
  if (isValidElement<Props>(node)) {
    return partHtml(node)
  }
  if (typeof node === 'number' || typeof node === 'bigint') {
    return String(node)
  }
  throw new TypeError('A page has a part that is no text, number or element')
}

/** Writes a page, or a part of one, as react-dom's renderToStaticMarkup does. @throws what its parts throw */
export const writePage = (page: ReactElement): string => withOwnContexts(() => contentHtml(page))
