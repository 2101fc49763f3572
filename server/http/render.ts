import { channel } from 'node:diagnostics_channel'
import type { Response } from 'express'
import type { ReactElement } from 'react'
import { nothingIsKeptClass } from '../../views/components/forms/nothing-is-kept.tsx'
import { writePage } from '../../views/markup/write-page.ts'

const refresh = /<noscript><meta http-equiv="refresh"[^>]*><\/noscript>/i

/** A page with a form to write into stays where no script can keep the text first: which one it is shows only in its whole. */
const staying = (html: string): string =>
  html.includes(nothingIsKeptClass) ? html.replace(refresh, '') : html

/** Whoever listens is told about each page and of what was written of it: tests hold it against what react-dom writes. */
const pagesWritten = channel('medguard:page-written')

/** Answers with a page. */
export function render(res: Response, page: ReactElement, status = 200): void {
  const written = writePage(page)
  if (pagesWritten.hasSubscribers) {
    pagesWritten.publish({ page, written })
  }
  // Turned into bytes once: as text it would be measured, joined to the headers, and turned only then.
  const body = Buffer.from(staying(`<!doctype html>${written}`))
  res.statusCode = status
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.setHeader('Content-Length', body.length)
  res.end(body)
}
