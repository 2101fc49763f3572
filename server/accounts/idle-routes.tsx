import type { Request } from 'express'
import { SignedOutPage } from '../../views/accounts/signed-out-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { SignInNeeded } from '../http/errors.ts'
import { typedFields } from '../http/forms.ts'
import { publicRoute } from '../http/public-route.ts'
import { queryText } from '../http/query.ts'
import { render } from '../http/render.ts'
import { shellOf } from '../http/shell.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { localAddress } from './local-address.ts'

/** The facts of a session that is open. @throws SignInNeeded */
function openFacts(req: Request) {
  const { session } = req.context
  if (session.kind !== 'open') {
    throw new SignInNeeded()
  }
  return session.facts
}

/** What the browser asks when nobody has used a page for a while. None of it opens a record. */
export function idleRoutes(routes: RouteTable, services: Services): void {
  routes.post(
    paths.staySignedIn(),
    publicRoute({
      why: 'a signed-in person says that they are still there; checked in the answer, nothing is shown',
      answer: async (req, res) => {
        const { sessionId } = openFacts(req)
        const { at } = req.context
        await services.sessions.touch(sessionId, at)
        res.json({ idleSeconds: services.environment.SESSION_IDLE_MINUTES * 60 })
      },
    }),
  )
  routes.post(
    paths.saveDraft(),
    publicRoute({
      why: 'a signed-in person’s half-written form is put into safety; checked in the answer, nothing is shown',
      answer: async (req, res) => {
        const { actor } = openFacts(req)
        const { draftPath, ...fields } = typedFields(req)
        if (draftPath !== undefined && routes.isForm(draftPath)) {
          await services.formDrafts.save(actor.id, draftPath, fields, req.context.at)
        }
        res.status(204).end()
      },
    }),
  )
  routes.get(
    paths.signedOut(),
    publicRoute({
      why: 'what a browser shows once a session has run out: nothing of any record',
      answer: async (req, res) => {
        res.setHeader('Clear-Site-Data', '"cache"')
        const next = localAddress(queryText(req, 'next', 2_000))
        const shell = { ...shellOf(services, req), person: undefined, menu: [], emergencies: [] }
        render(res, <SignedOutPage shell={shell} signInHref={paths.login(next)} />)
      },
    }),
  )
}
