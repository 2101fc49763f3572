import type { ErrorRequestHandler, Request, RequestHandler } from 'express'
import { accessBegins } from '../server/access/allowance.ts'
import { Refusal } from '../server/access/refusal.ts'
import { endedAsTooMany } from '../server/accounts/end-oldest-sessions.ts'
import type { FormDrafts } from '../server/accounts/form-drafts.ts'
import { comesFromElsewhere, sameHashedToken, sameToken } from '../server/http/csrf.ts'
import { typedFields } from '../server/http/forms.ts'
import { paths } from '../server/paths.ts'

/** The form token of the session that this request came with, as it was stored. */
function storedToken(req: Request): string | undefined {
  const stored = req.context.facts.stored
  const token: unknown = stored === undefined ? undefined : Reflect.get(stored, 'csrfToken')
  return typeof token === 'string' ? token : undefined
}

/** The user whose session ended or was held just before this form came; undefined where the form is not of that session. */
async function lateSender(req: Request): Promise<string | undefined> {
  const { lateFor, unknownSid, at } = req.context
  if (lateFor !== undefined) {
    return sameToken(req, storedToken(req)) ? lateFor : undefined
  }
  const ended = unknownSid === undefined ? null : await endedAsTooMany(unknownSid, at)
  return ended !== null && sameHashedToken(req, ended.lateFormToken) ? ended.userId : undefined
}

/**
 * A form that was posted after its session ended, or from an address where it is held, is not taken; but what was typed
 * is kept, sealed, and comes back when the same person opens the form again.
 * @param options.isForm whether a path is that of a form for signed-in people
 */
export function lateForm(options: { drafts: FormDrafts; isForm: (path: string) => boolean }): RequestHandler {
  return async (req, res, next) => {
    const { at, session } = req.context
    if (req.method !== 'POST' || comesFromElsewhere(req) || !options.isForm(req.path)) {
      next()
      return
    }
    const lateFor = await lateSender(req)
    if (lateFor === undefined) {
      next()
      return
    }
    await options.drafts.save(lateFor, req.path, typedFields(req), at)
    if (session.kind === 'pending') {
      req.session.returnTo = req.path
    }
    res.redirect(303, session.kind === 'pending' ? paths.resume() : paths.login(req.path))
  }
}

/**
 * A form that was posted when its sender's hours were over was refused; but what was typed is kept, sealed, until they
 * begin again. It stands behind the routes: only their decision knows whether hours apply, and the form's token holds.
 */
export function formAfterHours(options: {
  drafts: FormDrafts
  isForm: (path: string) => boolean
  timeZone: string
}): ErrorRequestHandler {
  return async (error: unknown, req, _res, next) => {
    const { at } = req.context
    if (
      error instanceof Refusal &&
      error.code === 'outside-hours' &&
      req.method === 'POST' &&
      options.isForm(req.path)
    ) {
      const usableFrom = accessBegins(error.actor, at, options.timeZone)
      await options.drafts.save(error.actor.id, req.path, typedFields(req), at, { usableFrom })
      req.context.draftKept = true
    }
    next(error)
  }
}
