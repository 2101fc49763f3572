import type { RouteTable } from '../http/declared-route.ts'
import { publicRoute } from '../http/public-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

/** Signing out, complete or half signed in. */
export function signOutRoutes(routes: RouteTable, services: Services): void {
  routes.post(
    paths.logout(),
    publicRoute({
      why: 'anyone may leave',
      answer: async (req, res) => {
        const { session } = req.context
        if (session.kind === 'open' || session.kind === 'pending') {
          await services.sessions.end(req, session.facts, 'signed-out')
        }
        services.sessions.clearCookie(req, res)
        res.setHeader('Clear-Site-Data', '"cache", "storage"')
        res.redirect(303, paths.login())
      },
    }),
  )
}
