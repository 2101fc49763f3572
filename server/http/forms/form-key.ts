import { createHash } from 'node:crypto'
import type { Request } from 'express'
import { neverShownAgain } from './never-shown-again.ts'
import { isId } from '../../is-id.ts'

/** The hidden field of every form of ours by which it is known when it comes twice. */
export const formKeyField = 'idempotencyKey'

const fieldsOf = (req: Request): Readonly<Record<string, unknown>> => {
  const body: unknown = req.body
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

/**
 * The key that a posted form carries; undefined where it carries none, as a client's that fills in the described fields
 * only, and 'unreadable' where it is not one that we give.
 */
export function postedFormKey(req: Request): string | undefined {
  const key = fieldsOf(req)[formKeyField]
  if (key === undefined) {
    return undefined
  }
  const text = typeof key === 'string' ? key.toLowerCase() : ''
  return isId(text) ? text : 'unreadable'
}

/** One digest for one content: what was typed, without the form's own fields and without passwords and codes. */
export function formContent(req: Request): string {
  const typed = Object.entries(fieldsOf(req))
    .filter(([name]) => !neverShownAgain.has(name))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(typed)).digest('base64url')
}
