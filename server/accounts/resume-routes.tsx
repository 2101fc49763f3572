import type { Request, Response } from 'express'
import { ResumePage } from '../../views/accounts/resume-page.tsx'
import type { FieldError } from '../../views/components/field.ts'
import { noteSignInNetwork } from '../../models/queries/note-sign-in-network.ts'
import { User } from '../../models/user.ts'
import type { SessionFacts } from '../access/session.ts'
import { redirect } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { originOf } from '../http/origin.ts'
import { publicRoute } from '../http/public-route.ts'
import { queryText } from '../http/query.ts'
import { render } from '../http/render.ts'
import { shellOf } from '../http/shell.ts'
import { newNetwork } from './mails/new-network.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { tellOfNewPlace } from './complete-sign-in.ts'
import { recordWrongAnswer } from './record-lock.ts'
import { actorOf } from '../audit/actor-of.ts'
import { fieldOf, pendingFacts, withinLimits } from './half-signed-in.ts'
import { localAddress } from './local-address.ts'
import { said } from '../../views/words/said.ts'

const why = 'the session is held, because this address is not the one it began at'

/** The code where the person has a second factor, else the password. */
async function proves(services: Services, req: Request, facts: SessionFacts): Promise<boolean> {
  const { id } = facts.actor
  if (facts.secondFactorEnrolled) {
    return services.secondFactor.accept(id, fieldOf(req, 'code'), req.context.at)
  }
  const user = await User.findByPk(id, { attributes: ['passwordHash'] })
  return services.passwords.verify(user?.passwordHash, fieldOf(req, 'password'))
}

/** Records that the session goes on at another address, and tells its user where that is in a network new to them. */
async function recordResumed(services: Services, req: Request, facts: SessionFacts): Promise<void> {
  const { at, address } = req.context
  const userId = facts.actor.id
  await services.sequelize.transaction(async (transaction) => {
    const fromNewNetwork = await noteSignInNetwork({ userId, address, at }, transaction)
    if (fromNewNetwork) {
      const user = await User.findByPk(userId, { transaction, rejectOnEmpty: true })
      await tellOfNewPlace(services, req, user, { message: newNetwork, transaction })
    }
    await services.trail.appendIn(transaction, {
      event: 'session.resumed',
      outcome: 'success',
      actor: actorOf(facts.actor),
      sessionId: facts.sessionId,
      origin: originOf(req),
      details: { addressBefore: facts.address, ...(fromNewNetwork ? { newNetwork: true } : {}) },
    })
  })
}

/** Going on with a session after the network has changed: nothing typed is lost, and nobody else gets in. */
export function resumeRoutes(routes: RouteTable, services: Services): void {
  const show = (req: Request, res: Response, facts: SessionFacts, errors: readonly FieldError[]) => {
    const asks = facts.secondFactorEnrolled ? ('code' as const) : ('password' as const)
    const next = localAddress(fieldOf(req, 'next') || queryText(req, 'next', 2_000))
    const page = <ResumePage shell={shellOf(services, req)} asks={asks} errors={errors} next={next} />
    render(res, page, errors.length > 0 ? 422 : 200)
  }
  routes.form(paths.resume(), {
    show: publicRoute({
      why,
      answer: async (req, res) => {
        show(req, res, pendingFacts(req, 'address-check'), [])
      },
    }),
    submit: publicRoute({
      why,
      answer: async (req, res) => {
        const facts = pendingFacts(req, 'address-check')
        if (!(await withinLimits(services, req, res))) {
          return
        }
        const { at, address } = req.context
        // Counted for this session, and with others that are held: whoever tries with it locks nobody out elsewhere.
        const limitKey = `resume:${facts.actor.id}`
        const held = { session: facts.sessionId }
        const taken = await services.signInLimits.take(limitKey, address, held)
        const right = taken.mayTry && (await proves(services, req, facts))
        if (!right) {
          await recordWrongAnswer(services, taken, {
            event: 'second-factor.failed',
            outcome: 'failure',
            actor: actorOf(facts.actor),
            sessionId: facts.sessionId,
            origin: originOf(req),
            rule: taken.mayTry ? 'address-check' : 'limited',
          })
          if (!taken.mayTry || taken.locks !== undefined) {
            // Whoever guesses here loses the cookie; the person is not signed out where they are.
            services.sessions.clearCookie(req, res)
            res.redirect(303, paths.login())
            return
          }
          const field = facts.secondFactorEnrolled ? 'code' : 'password'
          show(req, res, facts, [{ field, message: said('accounts.fault.right-check-try-again') }])
          return
        }
        await services.signInLimits.succeeded(limitKey, address, held)
        await recordResumed(services, req, facts)
        const proof = facts.secondFactorEnrolled ? { secondFactorAt: at } : {}
        const next = localAddress(fieldOf(req, 'next'))
        const apart = await services.setAsideForms.list(facts.actor.id, at)
        await services.sessions.stepUp(req, facts, { ...proof, address, heldAt: null, heldAddress: null })
        redirect(req, res, {
          to: next ?? paths.home(),
          ...(apart.length === 0 ? {} : { notice: said('accounts.notice.saved-separately') }),
        })
      },
    }),
  })
}
