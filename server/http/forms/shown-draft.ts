import type { Request } from 'express'

declare module 'express-session' {
  interface SessionData {
    /** The draft that was shown last, and the hash of what it said. */
    shownDraft: { readonly id: string; readonly hash: string }
  }
}

/** Remembers what a draft said when it was shown: for a signature that comes without the form that it stood on. */
export function rememberShownDraft(req: Request, id: string, hash: string): void {
  const known = req.session.shownDraft
  if (known?.id !== id || known.hash !== hash) {
    req.session.shownDraft = { id, hash }
  }
}

/**
 * The hash of what the draft in the address said when this session was last shown it, for a form that does not bring it: a
 * script may send the code alone. Nothing where it was not shown.
 */
export function shownBefore({ body, params, session }: Request): { readonly shown?: string } {
  const known = session.shownDraft
  return body?.shown === undefined && known !== undefined && known.id === params['id']
    ? { shown: known.hash }
    : {}
}
