import type { Request } from 'express'
import type { DraftBefore } from '../../../models/queries/accounts/form-drafts.ts'
import { localAddress } from '../../accounts/local-address.ts'
import { postedFormKey } from './form-key.ts'
import { isId } from '../../is-id.ts'

/** Which form was posted, where it stands, and what it continues, as it says itself. */
export type PostedForm = {
  /** Where the form is sent to; buttons of it can lead elsewhere. */
  readonly path: string
  /** The page that it stands on, where that is another address. */
  readonly page: string | undefined
  /** Which opening of the form it is; undefined from a client that fills in the described fields only. */
  readonly key: string | undefined
  /** The draft that it was filled from. */
  readonly before: DraftBefore | undefined
  /** The text that was saved separately and filled it. */
  readonly apart: string | undefined
  /** The key that it counts once by. */
  readonly sentAs: string | undefined
}

const textOf = (req: Request, name: string): string => {
  const body: unknown = req.body
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
  return typeof value === 'string' ? value : ''
}

/** `id.milliseconds`: a draft as it was then. */
const beforeShape = /^([0-9a-f-]{36})\.(\d{1,15})$/

export const draftBeforeText = ({ id, savedAt }: DraftBefore): string => `${id}.${savedAt.getTime()}`

function draftBefore(text: string): DraftBefore | undefined {
  const [, id = '', ms] = beforeShape.exec(text) ?? []
  return isId(id) ? { id, savedAt: new Date(Number(ms)) } : undefined
}

const pathOnly = (text: string): string | undefined => localAddress(text)?.split(/[?#]/)[0]

/** Reads which form a request brings. What it says of itself is a person's own word: it reaches nobody else's drafts. */
export function postedForm(req: Request): PostedForm {
  const key = textOf(req, 'draftKey').toLowerCase()
  const once = postedFormKey(req)
  const apart = textOf(req, 'apartFrom').toLowerCase()
  const sentAs = once === 'unreadable' ? undefined : once
  return {
    path: pathOnly(textOf(req, 'draftPath')) ?? req.path,
    page: pathOnly(textOf(req, 'draftPage')),
    key: isId(key) ? key : sentAs,
    before: draftBefore(textOf(req, 'draftFrom')),
    apart: isId(apart) ? apart : undefined,
    sentAs,
  }
}
