import type { Request } from 'express'
import type { Services } from '../../services.ts'
import { keep } from '../sessions/session-object.ts'

/**
 * Gives a stranger's form its token. It is signed and of the browser's cookie: nothing is stored, so that no stranger can
 * fill the table of sessions. A browser that has a cookie keeps it, so that the forms in all its tabs hold. One whose session is
 * held leaves that with it, and takes nothing from it.
 */
export async function prepareForm(
  { csrf }: Pick<Services, 'csrf'>,
  req: Request,
  { anew }: { readonly anew: boolean },
): Promise<void> {
  const { unknownSid, heldSid } = req.context
  if (heldSid !== undefined) {
    delete req.context.heldSid
    req.context.session = { kind: 'anonymous' }
  }
  if (req.session.csrfToken !== undefined) {
    return
  }
  if (unknownSid !== undefined && !anew) {
    req.context.formToken = csrf.signInFormToken(unknownSid, req.context.at)
    return
  }
  req.session.csrfToken = csrf.signInFormToken(req.sessionID, req.context.at)
  if (unknownSid !== undefined) {
    // Forms that this browser still has open are known by the session that they were filled in.
    req.session.earlierSid = unknownSid
  }
  await keep(csrf, req, undefined)
}
