import type { Request } from 'express'

/** One query parameter as text: absent, repeated or overlong ones count as empty; NUL and lone surrogates are dropped. */
export function queryText(req: Request, name: string, max = 200): string {
  const value = req.query[name]
  return typeof value === 'string' && value.length <= max ? value.toWellFormed().replaceAll('\u0000', '') : ''
}
