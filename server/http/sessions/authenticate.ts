import type { Request, Response } from 'express'
import type { PassportInstance } from '../../../middleware/passport.ts'
import type { ProvenPassword } from '../../accounts/check-password.ts'

/** Runs passport's local strategy on a posted form. @returns whose it was, or undefined where it did not succeed */
export function authenticate(
  passport: PassportInstance,
  req: Request,
  res: Response,
): Promise<ProvenPassword | undefined> {
  return new Promise((resolve, reject) => {
    const answer = (error: unknown, found: Express.User | false | null | undefined) => {
      if (error !== null && error !== undefined) {
        reject(error instanceof Error ? error : new Error('sign-in failed'))
      } else {
        const user = found === false ? undefined : found
        resolve(
          user?.credentialsVersion === undefined
            ? undefined
            : { id: user.id, credentialsVersion: user.credentialsVersion },
        )
      }
    }
    const run: (req: Request, res: Response, next: (error?: unknown) => void) => void = passport.authenticate(
      'local',
      answer,
    )
    run(req, res, (error) => answer(error ?? new Error('sign-in was passed on'), undefined))
  })
}
