import { SignedOutPage } from '../../../views/accounts/sign-in/signed-out-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { publicRoute } from '../../http/routes/public-route.ts'
import { queryText } from '../../http/faces/query.ts'
import { render } from '../../http/render.ts'
import { shellOf } from '../../http/shell.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { openFacts } from '../../http/sessions/session-facts.ts'
import { endedWords } from '../sessions/ended-words.ts'
import { localAddress } from '../local-address.ts'
import { said } from '../../../views/words/said.ts'

/** What the browser asks when nobody has used a page for a while. None of it opens a record. */
export function idleRoutes(routes: RouteTable, services: Services): void {
  routes.post(
    paths.staySignedIn(),
    publicRoute({
      why: 'a signed-in person says that they are still there; checked in the answer, nothing is shown',
      answer: async (req, res) => {
        // Every request but a draft is a use: the guard has noted it.
        openFacts(req)
        res.json({ idleSeconds: services.environment.SESSION_IDLE_MINUTES * 60 })
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
        const shell = {
          ...shellOf(services, req),
          person: undefined,
          idle: undefined,
          menu: [],
          emergencies: [],
          sessionOver: req.context.session.kind === 'anonymous',
        }
        const why = shell.words.tell(
          endedWords(services, req.session.endedBecause) ?? said('accounts.signed-out.cleared'),
        )
        render(res, <SignedOutPage shell={shell} why={why} signInHref={paths.login(next)} />)
      },
    }),
  )
}
