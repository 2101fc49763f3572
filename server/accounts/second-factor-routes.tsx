import QRCode from 'qrcode'
import type { Request, Response } from 'express'
import { SecondFactorPage } from '../../views/accounts/second-factor-page.tsx'
import { SecondFactorSetupPage } from '../../views/accounts/second-factor-setup-page.tsx'
import type { FieldError } from '../../views/components/field.ts'
import type { SessionFacts } from '../access/session.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { originOf } from '../http/origin.ts'
import { publicRoute } from '../http/public-route.ts'
import { render } from '../http/render.ts'
import { shellOf } from '../http/shell.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { actorOf, fieldOf, goOn, pendingFacts, recordSignIn, withinLimits } from './half-signed-in.ts'
import { totpAddress } from './mfa/totp.ts'

const wrongCode: FieldError = {
  field: 'code',
  message: 'That code is not right, or was used already. Wait for the next one and enter it.',
}

/** The second step of signing in: the code, or setting up the app that makes it. */
export function secondFactorRoutes(routes: RouteTable, services: Services): void {
  const showSecondFactor = (req: Request, res: Response, errors: readonly FieldError[]) => {
    const page = (
      <SecondFactorPage shell={shellOf(services, req)} errors={errors} trustDeviceAllowed={false} />
    )
    render(res, page, errors.length > 0 ? 422 : 200)
  }

  const recordFailure = (req: Request, facts: SessionFacts, rule: string) =>
    services.trail.append({
      event: 'second-factor.failed',
      outcome: 'failure',
      actor: actorOf(facts),
      sessionId: facts.sessionId,
      origin: originOf(req),
      rule,
    })

  routes.form(paths.secondFactor(), {
    show: publicRoute({
      why: 'the password was right; the code is due',
      answer: async (req, res) => {
        pendingFacts(req, 'second-factor')
        showSecondFactor(req, res, [])
      },
    }),
    submit: publicRoute({
      why: 'the password was right; the code is due',
      answer: async (req, res) => {
        const facts = pendingFacts(req, 'second-factor')
        if (!(await withinLimits(services, req, res))) {
          return
        }
        const { at, address } = req.context
        const mayTry = await services.signInLimits.attempt(`code:${facts.actor.id}`, address)
        if (!mayTry || !(await services.secondFactor.accept(facts.actor.id, fieldOf(req, 'code'), at))) {
          await recordFailure(req, facts, mayTry ? 'wrong-code' : 'limited')
          showSecondFactor(req, res, [wrongCode])
          return
        }
        await services.signInLimits.succeeded(`code:${facts.actor.id}`, address)
        await recordSignIn(services, req, facts, 'totp')
        await services.sessions.stepUp(req, facts, { secondFactorAt: at })
        goOn(req, res)
      },
    }),
  })

  const showSetup = async (
    req: Request,
    res: Response,
    facts: SessionFacts,
    errors: readonly FieldError[],
  ) => {
    const seed = await services.secondFactor.pendingSeed(facts.actor.id, req.context.at)
    const address = totpAddress(seed, services.environment.MFA_ISSUER, facts.actor.username)
    const page = (
      <SecondFactorSetupPage
        shell={shellOf(services, req)}
        errors={errors}
        qrSvg={await QRCode.toString(address, { type: 'svg', margin: 2 })}
        secretForTyping={seed}
      />
    )
    render(res, page, errors.length > 0 ? 422 : 200)
  }

  const confirmSeed = (req: Request, facts: SessionFacts) =>
    services.sequelize.transaction(async (transaction) => {
      const { id } = facts.actor
      const right = await services.secondFactor.confirm(id, fieldOf(req, 'code'), req.context.at, transaction)
      if (right) {
        await services.trail.appendIn(transaction, {
          event: 'second-factor.enrolled',
          outcome: 'success',
          actor: actorOf(facts),
          sessionId: facts.sessionId,
          origin: originOf(req),
        })
      }
      return right
    })

  routes.form(paths.secondFactorSetup(), {
    show: publicRoute({
      why: 'the role needs a second factor and the person has none yet',
      answer: async (req, res) => {
        await showSetup(req, res, pendingFacts(req, 'second-factor-enrolment'), [])
      },
    }),
    submit: publicRoute({
      why: 'the role needs a second factor and the person has none yet',
      answer: async (req, res) => {
        const facts = pendingFacts(req, 'second-factor-enrolment')
        const { at } = req.context
        if (!(await withinLimits(services, req, res))) {
          return
        }
        if (!(await confirmSeed(req, facts))) {
          await recordFailure(req, facts, 'wrong-code')
          await showSetup(req, res, facts, [wrongCode])
          return
        }
        await recordSignIn(services, req, facts, 'totp')
        await services.sessions.stepUp(req, facts, { secondFactorAt: at })
        goOn(req, res)
      },
    }),
  })
}
