import type { Request, RequestHandler } from 'express'
import type { FormDrafts } from '../server/accounts/form-drafts.ts'
import { comesFromElsewhere, sameToken } from '../server/http/csrf.ts'
import { typedFields } from '../server/http/forms.ts'
import { paths } from '../server/paths.ts'

/** The form token of the session that this request came with, as it was stored. */
function storedToken(req: Request): string | undefined {
  const stored = req.context.facts.stored
  const token: unknown = stored === undefined ? undefined : Reflect.get(stored, 'csrfToken')
  return typeof token === 'string' ? token : undefined
}

/**
 * A form that was posted after its session ended, or from an address where it is held, is not taken; but what was typed
 * is kept, sealed, and comes back when the same person opens the form again.
 * @param options.isForm whether a path is that of a form for signed-in people
 */
export function lateForm(options: { drafts: FormDrafts; isForm: (path: string) => boolean }): RequestHandler {
  return async (req, res, next) => {
    const { lateFor, at, session } = req.context
    if (
      lateFor === undefined ||
      req.method !== 'POST' ||
      comesFromElsewhere(req) ||
      !options.isForm(req.path)
    ) {
      next()
      return
    }
    if (!sameToken(req, storedToken(req))) {
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
