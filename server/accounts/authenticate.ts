import type { Request, Response } from 'express'
import type { PassportInstance } from '../../middleware/passport.ts'

/** Runs passport's local strategy on a posted form. @returns the user's id, or undefined where it did not succeed */
export function authenticate(
  passport: PassportInstance,
  req: Request,
  res: Response,
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const answer = (error: unknown, user: Express.User | false | null | undefined) => {
      if (error !== null && error !== undefined) {
        reject(error instanceof Error ? error : new Error('sign-in failed'))
      } else {
        resolve(user ? user.id : undefined)
      }
    }
    const run: (req: Request, res: Response, next: (error?: unknown) => void) => void = passport.authenticate(
      'local',
      answer,
    )
    run(req, res, (error) => answer(error ?? new Error('sign-in was passed on'), undefined))
  })
}
