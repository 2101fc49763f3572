import type { Request } from 'express'
import type { Origin } from '../../audit/entry.ts'
import { originOf } from '../origin.ts'
import { textIn } from './id-in.ts'

/** Somebody opens a link from a mail, or sends the form behind it. */
export type LinkAttempt = {
  readonly token: string
  readonly at: Date
  readonly sent: boolean
  readonly origin: Origin
  /** Whoever is signed in in the meantime. */
  readonly reader: { readonly id: string; readonly username: string } | undefined
}

export function linkAttempt(req: Request): LinkAttempt {
  const { at, session } = req.context
  return {
    token: textIn({ req }, 'token'),
    at,
    sent: req.method === 'POST',
    origin: originOf(req),
    reader: session.kind === 'open' ? session.facts.actor : undefined,
  }
}
