import type { RouteTable } from '../http/declared-route.ts'
import { originOf } from '../http/origin.ts'
import { publicRoute } from '../http/public-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { actorOf } from '../audit/actor-of.ts'

/** Signing out, complete or half signed in. */
export function signOutRoutes(routes: RouteTable, services: Services): void {
  routes.post(
    paths.logout(),
    publicRoute({
      why: 'anyone may leave',
      answer: async (req, res) => {
        const { session, heldSid } = req.context
        if (heldSid !== undefined && session.kind === 'pending') {
          // From another network only this browser is signed out: the person goes on where they are.
          await services.trail.append({
            event: 'sign-out',
            outcome: 'refused',
            actor: actorOf(session.facts.actor),
            sessionId: session.facts.sessionId,
            origin: originOf(req),
            rule: 'session-held',
          })
        } else if (session.kind === 'open' || session.kind === 'pending') {
          await services.sessions.end(req, session.facts, 'signed-out')
        }
        services.sessions.clearCookie(req, res)
        res.setHeader('Clear-Site-Data', '"cache", "storage"')
        res.redirect(303, paths.login())
      },
    }),
  )
}
