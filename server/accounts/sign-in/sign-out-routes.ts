import type { RouteTable } from '../../http/routes/declared-route.ts'
import { anyone } from '../../http/limits/senders.ts'
import { sessionButton } from '../../http/sessions/session-button.ts'
import { noFields } from '../../http/sessions/session-request.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { recordHeldSignOut } from './record-held-sign-out.ts'

/** Signing out, complete or half signed in. */
export function signOutRoutes(routes: RouteTable, services: Services): void {
  routes.post(
    paths.logout(),
    sessionButton(services, {
      why: 'anyone may leave',
      from: anyone,
      schema: noFields,
      events: ['sign-out'],
      uncounted: true,
      take: async ({ req, res, sender: session, origin }) => {
        if (req.context.heldSid !== undefined && session.kind === 'pending') {
          await recordHeldSignOut(services, session.facts, origin)
        } else if (session.kind === 'open' || session.kind === 'pending') {
          await services.sessions.end(req, session.facts, 'signed-out')
        }
        services.sessions.clearCookie(req, res)
        res.setHeader('Clear-Site-Data', '"cache", "storage"')
        return { to: paths.login() }
      },
    }),
  )
}
