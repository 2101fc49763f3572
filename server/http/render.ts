import type { Response } from 'express'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** Answers with a page. */
export function render(res: Response, page: ReactElement, status = 200): void {
  const html = `<!doctype html>${renderToStaticMarkup(page)}`
  res.status(status)
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.setHeader('Content-Length', Buffer.byteLength(html))
  res.end(html)
}
