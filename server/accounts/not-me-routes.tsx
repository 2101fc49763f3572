import type { Request, Response } from 'express'
import { NotMePage } from '../../views/accounts/not-me-page.tsx'
import { NotMeDonePage } from '../../views/accounts/not-me-done-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { originOf } from '../http/origin.ts'
import { linkAttempt } from '../http/link-attempt.ts'
import { answerProblem } from '../http/problem.tsx'
import { publicRoute } from '../http/public-route.ts'
import { render } from '../http/render.ts'
import { shellOf } from '../http/shell.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { withinLimits } from './half-signed-in.ts'
import { hideReferrer, linkEnded, linkNotValid, type LinkUse } from './link-not-valid.ts'
import { lockOwnAccount } from './lock-own-account.ts'
import { findLink } from './one-time-links.ts'
import { shellOfLink } from './shell-of-link.ts'
import { textIn } from '../http/id-in.ts'

const why = 'who got a mail about their account says by its link that it was not they; it opens nothing'

const notMe: LinkUse = {
  kinds: ['not-me'],
  event: 'account.locked',
  problem: linkNotValid,
  did: 'the account was locked with it, and every session ended',
  next: 'Whether the account is unlocked since then, your security officer says.',
}

const tokenOf = (req: Request) => textIn({ req }, 'token')

/** "This was not me": looking at the page does nothing, so that what reads links in mails does no harm. */
export function notMeRoutes(routes: RouteTable, services: Services): void {
  const linkOf = async (req: Request, res: Response) => {
    hideReferrer(res)
    if (!(await withinLimits(services, req, res))) {
      return undefined
    }
    const found = await findLink(tokenOf(req), notMe.kinds, req.context.at)
    if (found === undefined) {
      answerProblem(services, req, res, await linkEnded(services, notMe, linkAttempt(req)))
    }
    return found
  }
  routes.form(paths.notMe.pattern, {
    show: publicRoute({
      why,
      answer: async (req, res) => {
        const found = await linkOf(req, res)
        if (found !== undefined) {
          await services.sessions.prepareForm(req)
          const shell = shellOfLink(shellOf(services, req))
          render(res, <NotMePage shell={shell} action={paths.notMe(tokenOf(req))} />, 200)
        }
      },
    }),
    submit: publicRoute({
      why,
      answer: async (req, res) => {
        const found = await linkOf(req, res)
        if (found === undefined) {
          return
        }
        const done = await lockOwnAccount(services, found.link, { origin: originOf(req), at: req.context.at })
        if (done) {
          render(res, <NotMeDonePage shell={shellOfLink(shellOf(services, req))} />, 200)
        } else {
          answerProblem(services, req, res, await linkEnded(services, notMe, linkAttempt(req)))
        }
      },
    }),
  })
}
