import type { Request } from 'express'
import type { CsrfTokens } from '../forms/csrf.ts'

/** Waits for what calls back. */
export function settle(work: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    work((error) => {
      if (error === undefined || error === null) {
        resolve()
      } else {
        reject(error instanceof Error ? error : new Error('the session could not be changed'))
      }
    })
  })
}

/** Gives the browser a new session, in which this person is. */
export const logIn = (req: Request, userId: string): Promise<void> =>
  settle((done) => req.logIn({ id: userId }, done))

/** Removes the stored session; the new one is written only if something is put into it. */
export const renew = (req: Request): Promise<void> => settle((done) => req.session.regenerate(done))

/** Stores the session. The token is made together with it, so that showing a form later writes nothing. */
export async function keep(csrf: CsrfTokens, req: Request, returnTo: string | undefined): Promise<void> {
  csrf.tokenFor(req)
  if (returnTo !== undefined) {
    req.session.returnTo = returnTo
  }
  await settle((done) => req.session.save(done))
}

/**
 * Stores what the session is to say on the page that comes next: express-session lets an address go out before it has stored
 * the session, and a browser would be there too soon. The store logs its own errors; told or not, what was done stays done.
 */
export const storeBeforeAnswer = (req: Request): Promise<void> =>
  new Promise((resolve) => {
    req.session.save(() => resolve())
  })
