import type { Request, Response } from 'express'
import { declareRoute, type DeclaredRoute } from './declared-route.ts'

/**
 * A route for strangers or for people half signed in. It opens no record: nothing here gives a clearance.
 * @param route.why the reason for which it is open, shown in the table of routes
 */
export function publicRoute(route: {
  readonly why: string
  readonly answer: (req: Request, res: Response) => Promise<void>
}): DeclaredRoute {
  return declareRoute({ kind: 'public', why: route.why }, route.answer)
}
