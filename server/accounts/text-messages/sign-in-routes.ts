import { redirect } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { originOf } from '../../http/origin.ts'
import { publicRoute } from '../../http/public-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../../audit/actor-of.ts'
import { pendingFacts, withinLimits } from '../half-signed-in.ts'
import { codeMinutes, sendTextCode } from './codes.ts'
import { maskedNumber, numberForSignIn } from './numbers.ts'
import { tooManyTexts } from './too-many.ts'
import { said } from '../../../views/words/said.ts'

/** A code by text message for the second step of signing in, for those who have set that up. */
export function textMessageSignInRoutes(routes: RouteTable, services: Services): void {
  routes.post(
    paths.textMessageCode(),
    publicRoute({
      why: 'the password was right; the code is due',
      answer: async (req, res) => {
        const facts = pendingFacts(req, 'second-factor')
        if (!(await withinLimits(services, req, res))) {
          return
        }
        const { sessionId } = facts
        const userId = facts.actor.id
        const origin = originOf(req)
        const row = {
          event: 'text-messages.code-sent' as const,
          actor: actorOf(facts.actor),
          sessionId,
          origin,
        }
        const to = await numberForSignIn(services, userId)
        if (to === undefined) {
          await services.trail.append({ ...row, outcome: 'refused', rule: 'not-set-up' })
          redirect(req, res, { to: paths.secondFactor() })
          return
        }
        const wait = await services.signInLimits.textMessageAskedFor(userId, origin.address)
        if (wait !== undefined) {
          await services.trail.append({ ...row, outcome: 'refused', rule: 'limited' })
          throw tooManyTexts(wait)
        }
        const { at } = req.context
        await services.sequelize.transaction(async (transaction) => {
          await sendTextCode(services, transaction, { userId, purpose: 'sign-in', sessionId, to, at })
          await services.trail.appendIn(transaction, { ...row, outcome: 'success' })
        })
        const notice = said('accounts.notice.code-sent-to-sign-in', { to: maskedNumber(to), codeMinutes })
        redirect(req, res, { to: paths.secondFactor(), notice })
      },
    }),
  )
}
