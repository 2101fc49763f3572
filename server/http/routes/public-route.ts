import type { Request, Response } from 'express'
import { declareRoute, type Declaration, type DeclaredRoute } from './declared-route.ts'

/**
 * A route for strangers or for people half signed in. It opens no record: nothing here gives a clearance.
 * @param route.why the reason for which it is open, shown in the table of routes
 * @param route.form what a form says of itself; its route function gives it
 */
export function publicRoute({
  answer,
  ...declared
}: Omit<Extract<Declaration, { kind: 'public' }>, 'kind'> & {
  readonly answer: (req: Request, res: Response) => Promise<void>
}): DeclaredRoute {
  return declareRoute({ kind: 'public', ...declared }, answer)
}
