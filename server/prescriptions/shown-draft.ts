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

/** The hash of what this draft said when this session was last shown it; undefined where it was not. */
export function shownDraft(req: Request, id: string): string | undefined {
  const known = req.session.shownDraft
  return known?.id === id ? known.hash : undefined
}
