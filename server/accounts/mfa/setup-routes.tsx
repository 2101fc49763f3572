import QRCode from 'qrcode'
import type { Request, Response } from 'express'
import { ConfirmYourselfPage } from '../../../views/accounts/confirm-yourself-page.tsx'
import { SecondFactorSetupPage } from '../../../views/accounts/second-factor-setup-page.tsx'
import type { FieldError } from '../../../views/components/field.ts'
import type { SessionFacts } from '../../access/session.ts'
import { redirect } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { originOf } from '../../http/origin.ts'
import { publicRoute } from '../../http/public-route.ts'
import { render } from '../../http/render.ts'
import { shellOf } from '../../http/shell.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../../audit/actor-of.ts'
import { fieldOf, pendingFacts, recordSignIn, withinLimits } from '../half-signed-in.ts'
import { enrol } from './enrol.ts'
import { reAuthenticate, wrongCode } from './re-authenticate.ts'
import { leaveBackupCodes } from './shown-codes.ts'
import { totpAddress } from './totp.ts'
import { said } from '../../../views/words/said.ts'

const why = 'the role needs a second factor and the person has none yet; or one sets up a new one'

const enrolmentOf = (req: Request, facts: SessionFacts) => ({
  userId: facts.actor.id,
  sessionId: facts.sessionId,
  at: req.context.at,
})

/** Of whoever is signed in, and of those who have to set up a second factor before they are. @throws SignInNeededError */
const factsOf = (req: Request): SessionFacts => {
  const { session } = req.context
  return session.kind === 'open' ? session.facts : pendingFacts(req, 'second-factor-enrolment')
}

/** Setting up the app that makes codes: at the first sign-in, or later after proving again who one is. */
export function secondFactorSetupRoutes(routes: RouteTable, services: Services): void {
  const showSeed = async (
    req: Request,
    res: Response,
    { seed, facts, errors }: { seed: string; facts: SessionFacts; errors: readonly FieldError[] },
  ) => {
    const address = totpAddress(seed, services.environment.MFA_ISSUER, facts.actor.username)
    const page = (
      <SecondFactorSetupPage
        shell={shellOf(services, req)}
        errors={errors}
        qrSvg={await QRCode.toString(address, { type: 'svg', margin: 2 })}
        secretForTyping={seed}
        needed={facts.secondFactorRequired && !facts.secondFactorEnrolled}
      />
    )
    render(res, page, errors.length > 0 ? 422 : 200)
  }

  const askWho = (req: Request, res: Response, facts: SessionFacts, errors: readonly FieldError[]) => {
    const page = (
      <ConfirmYourselfPage
        shell={shellOf(services, req)}
        errors={errors}
        username={facts.actor.username}
        asksForCode={facts.secondFactorEnrolled}
      />
    )
    render(res, page, errors.length > 0 ? 422 : 200)
  }

  /** The seed that waits in this session. At the first sign-in, where the password was just given, it is made here. */
  const waitingSeed = (req: Request, facts: SessionFacts) =>
    req.context.session.kind === 'open'
      ? services.secondFactor.pendingSeed(enrolmentOf(req, facts))
      : services.sequelize.transaction((transaction) =>
          services.secondFactor.seedToSetUp(enrolmentOf(req, facts), transaction),
        )

  const startAgain = async (req: Request, res: Response, facts: SessionFacts) => {
    const faults = await reAuthenticate(services, req, facts, ['totp', 'backup-code'])
    if (faults.length > 0) {
      askWho(req, res, facts, faults)
      return
    }
    await services.secondFactor.startSeed(enrolmentOf(req, facts))
    redirect(req, res, { to: paths.secondFactorSetup() })
  }

  const finish = async (req: Request, res: Response, facts: SessionFacts) => {
    const signingIn = req.context.session.kind !== 'open'
    const codes = await enrol(services, req, facts)
    if (codes === undefined) {
      await services.trail.append({
        event: 'second-factor.failed',
        outcome: 'failure',
        actor: actorOf(facts.actor),
        sessionId: facts.sessionId,
        origin: originOf(req),
        rule: 'wrong-code',
      })
      return false
    }
    if (signingIn) {
      await recordSignIn(services, req, res, { facts, factor: 'totp' })
    }
    const { at } = req.context
    await services.sessions.stepUp(req, facts, { secondFactorAt: at, startedAt: at })
    leaveBackupCodes(services, req, facts.actor.id, codes)
    redirect(req, res, { to: paths.backupCodes(), notice: said('accounts.notice.second-step-set-up') })
    return true
  }

  routes.form(paths.secondFactorSetup(), {
    show: publicRoute({
      why,
      answer: async (req, res) => {
        const facts = factsOf(req)
        const seed = await waitingSeed(req, facts)
        if (seed === undefined) {
          askWho(req, res, facts, [])
        } else {
          await showSeed(req, res, { seed, facts, errors: [] })
        }
      },
    }),
    submit: publicRoute({
      why,
      answer: async (req, res) => {
        const facts = factsOf(req)
        if (!(await withinLimits(services, req, res))) {
          return
        }
        const seed = await waitingSeed(req, facts)
        const open = req.context.session.kind === 'open'
        if (seed === undefined || (open && fieldOf(req, 'currentPassword') !== '')) {
          await startAgain(req, res, facts)
        } else if (!(await finish(req, res, facts))) {
          await showSeed(req, res, { seed, facts, errors: [wrongCode] })
        }
      },
    }),
  })
}
