import type { Response } from 'express'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { nothingIsKeptClass } from '../../views/components/nothing-is-kept.tsx'

const refresh = /<noscript><meta http-equiv="refresh"[^>]*><\/noscript>/i

/** A page with a form to write into stays where no script can keep the text first: which one it is shows only in its whole. */
const staying = (html: string): string =>
  html.includes(nothingIsKeptClass) ? html.replace(refresh, '') : html

/** Answers with a page. */
export function render(res: Response, page: ReactElement, status = 200): void {
  const html = `<!doctype html>${staying(renderToStaticMarkup(page))}`
  res.status(status)
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.setHeader('Content-Length', Buffer.byteLength(html))
  res.end(html)
}
