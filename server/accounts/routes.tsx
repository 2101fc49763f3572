import QRCode from 'qrcode'
import type { Request, Response } from 'express'
import type { PassportInstance } from '../../middleware/passport.ts'
import { SecondFactorPage } from '../../views/accounts/second-factor-page.tsx'
import { SecondFactorSetupPage } from '../../views/accounts/second-factor-setup-page.tsx'
import { SignInPage } from '../../views/accounts/sign-in-page.tsx'
import type { FieldError } from '../../views/components/field.ts'
import type { PendingStep, SessionFacts } from '../access/session.ts'
import { redirect } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { SignInNeeded } from '../http/errors.ts'
import { answerProblem } from '../http/problem.tsx'
import { problems } from '../http/problems.ts'
import { publicRoute } from '../http/public-route.ts'
import { originOf } from '../http/origin.ts'
import { queryText } from '../http/query.ts'
import { render } from '../http/render.ts'
import { shellOf } from '../http/shell.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { demoPanel } from '../demo/demo-panel.ts'
import { authenticate } from './authenticate.ts'
import { localAddress } from './local-address.ts'
import { totpAddress } from './mfa/totp.ts'
import { nextStepFor } from './next-step.ts'

const fieldOf = (req: Request, name: string): string => {
  const body: unknown = req.body
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
  return typeof value === 'string' ? value : ''
}

const wrongPassword: FieldError = {
  field: 'username',
  message:
    'The username and password do not match, or this account cannot be used right now. Check both and try again.',
}

const wrongCode: FieldError = {
  field: 'code',
  message: 'That code is not right, or was used already. Wait for the next one and enter it.',
}

/** The facts of a session that waits for this step. @throws SignInNeeded for any other */
function pendingFacts(req: Request, ...steps: PendingStep[]): SessionFacts {
  const { session } = req.context
  if (session.kind !== 'pending' || !steps.includes(session.step)) {
    throw new SignInNeeded()
  }
  return session.facts
}

/** Whether the address may go on; otherwise it has been answered with 429. */
async function withinLimits(services: Services, req: Request, res: Response): Promise<boolean> {
  const wait = await services.signInLimits.costlyRequest(req.context.address)
  if (wait === undefined) {
    return true
  }
  res.setHeader('Retry-After', String(wait))
  answerProblem(services, req, res, problems.tooMany)
  return false
}

const actorOf = ({ actor }: SessionFacts) => ({
  id: actor.id,
  displayName: actor.displayName,
  roleName: actor.role.name,
})

async function signedIn(
  services: Services,
  req: Request,
  res: Response,
  facts: SessionFacts,
  factor: string,
) {
  await services.trail.append({
    event: 'sign-in.succeeded',
    outcome: 'success',
    actor: actorOf(facts),
    sessionId: facts.sessionId,
    origin: originOf(req),
    details: { factor },
  })
  const { returnTo } = req.session
  delete req.session.returnTo
  redirect(req, res, { to: returnTo ?? paths.home() })
}

/** Signing in and out. */
export function accountRoutes(routes: RouteTable, services: Services, passport: PassportInstance): void {
  const showSignIn = async (req: Request, res: Response, username: string, errors: readonly FieldError[]) => {
    const page = (
      <SignInPage
        shell={shellOf(services, req)}
        errors={errors}
        username={username}
        next={localAddress(fieldOf(req, 'next') || queryText(req, 'next', 2_000))}
        demoAccounts={await demoPanel(services, req.context.at)}
      />
    )
    render(res, page, errors.length > 0 ? 422 : 200)
  }

  routes.form(paths.login(), {
    show: publicRoute({
      why: 'strangers sign in here',
      answer: async (req, res) => {
        if (req.context.session.kind === 'open') {
          redirect(req, res, { to: paths.home() })
        } else {
          await showSignIn(req, res, '', [])
        }
      },
    }),
    submit: publicRoute({
      why: 'strangers sign in here',
      answer: async (req, res) => {
        if (!(await withinLimits(services, req, res))) {
          return
        }
        const userId = await authenticate(passport, req, res)
        if (userId === undefined) {
          await showSignIn(req, res, fieldOf(req, 'username'), [wrongPassword])
          return
        }
        const returnTo = localAddress(fieldOf(req, 'next'))
        if (returnTo !== undefined) {
          req.session.returnTo = returnTo
        }
        const sessionId = await services.sessions.begin(req, userId)
        const { step, actor } = await nextStepFor(userId)
        await services.trail.append({
          event: step === undefined ? 'sign-in.succeeded' : 'sign-in.password-accepted',
          outcome: 'success',
          actor,
          sessionId,
          origin: originOf(req),
          details: { factor: 'password' },
        })
        const to = step ?? returnTo ?? paths.home()
        if (step === undefined) {
          delete req.session.returnTo
        }
        redirect(req, res, { to })
      },
    }),
  })

  const showSecondFactor = (req: Request, res: Response, errors: readonly FieldError[]) => {
    const page = (
      <SecondFactorPage shell={shellOf(services, req)} errors={errors} trustDeviceAllowed={false} />
    )
    render(res, page, errors.length > 0 ? 422 : 200)
  }

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
          await services.trail.append({
            event: 'second-factor.failed',
            outcome: 'failure',
            actor: actorOf(facts),
            sessionId: facts.sessionId,
            origin: originOf(req),
            rule: mayTry ? 'wrong-code' : 'limited',
          })
          showSecondFactor(req, res, [wrongCode])
          return
        }
        await services.signInLimits.succeeded(`code:${facts.actor.id}`, address)
        await services.sessions.stepUp(req, facts, { secondFactorAt: at })
        await signedIn(services, req, res, facts, 'totp')
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
    const qrSvg = await QRCode.toString(address, { type: 'svg', margin: 2 })
    const page = (
      <SecondFactorSetupPage
        shell={shellOf(services, req)}
        errors={errors}
        qrSvg={qrSvg}
        secretForTyping={seed}
      />
    )
    render(res, page, errors.length > 0 ? 422 : 200)
  }

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
        if (!(await services.secondFactor.confirm(facts.actor.id, fieldOf(req, 'code'), at))) {
          await showSetup(req, res, facts, [wrongCode])
          return
        }
        await services.trail.append({
          event: 'second-factor.enrolled',
          outcome: 'success',
          actor: actorOf(facts),
          sessionId: facts.sessionId,
          origin: originOf(req),
        })
        await services.sessions.stepUp(req, facts, { secondFactorAt: at })
        await signedIn(services, req, res, facts, 'totp')
      },
    }),
  })

  routes.post(
    paths.logout(),
    publicRoute({
      why: 'anyone may leave',
      answer: async (req, res) => {
        const { session } = req.context
        if (session.kind === 'open' || session.kind === 'pending') {
          await services.sessions.end(req, session.facts, 'signed-out')
        }
        services.sessions.clearCookie(res)
        res.setHeader('Clear-Site-Data', '"cache", "storage"')
        res.redirect(303, paths.login())
      },
    }),
  )
}
