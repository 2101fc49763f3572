import type { Request, Response } from 'express'
import { Op } from 'sequelize'
import { SessionMetadata } from '../../models/session-metadata.ts'
import { PasswordPage } from '../../views/accounts/password-page.tsx'
import type { FieldError } from '../../views/components/field.ts'
import { provedAt, type SessionFacts } from '../access/session.ts'
import { redirect } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { originOf } from '../http/origin.ts'
import { publicRoute } from '../http/public-route.ts'
import { render } from '../http/render.ts'
import { shellOf } from '../http/shell.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { changePassword } from './change-password.ts'
import { fieldOf, goOn, pendingFacts, recordSignIn, withinLimits } from './half-signed-in.ts'
import { newPasswordFaults } from './new-password-faults.ts'
import { newPasswordRules } from './new-password.ts'
import { passwordDueWords } from './password-due-words.ts'
import { passwordStrength } from './password-strength.ts'
import { codeNotTaken, isStale, proveAgain, renewProved } from './step-up.ts'
import { said } from '../../views/words/said.ts'

/** Of whoever is signed in, and of those who have to choose a new password before they are. @throws SignInNeededError */
const factsOf = (req: Request): SessionFacts => {
  const { session } = req.context
  return session.kind === 'open' ? session.facts : pendingFacts(req, 'password-change')
}

/** The current password is asked for in any case; the code of those who have one, where the last is too old. */
const codeIsDue = (facts: SessionFacts, at: Date): boolean =>
  facts.secondFactorEnrolled && isStale({ provedAt: provedAt(facts) }, at)

function faultsOfFields(req: Request): readonly FieldError[] {
  const current = { field: 'currentPassword', message: said('accounts.fault.enter-current-password') }
  return [...(fieldOf(req, 'currentPassword') === '' ? [current] : []), ...newPasswordFaults(req)]
}

/** Whether the sign-in of a session was recorded already: at its code, where one was asked for. */
const signInRecorded = async (sessionId: string): Promise<boolean> =>
  (await SessionMetadata.count({ where: { id: sessionId, completedAt: { [Op.ne]: null } } })) > 0

/** Changing one's own password. */
export function passwordRoutes(routes: RouteTable, services: Services): void {
  const show = (req: Request, res: Response, facts: SessionFacts, errors: readonly FieldError[]) => {
    const { session, at } = req.context
    const shell = shellOf(services, req)
    const page = (
      <PasswordPage
        shell={shell}
        errors={errors}
        username={facts.actor.username}
        rules={{
          ...newPasswordRules(services.environment, facts),
          strengthScript: services.assets.url('password-strength.js'),
        }}
        asksForCode={codeIsDue(facts, at)}
        due={session.kind === 'open' ? undefined : shell.words.tell(passwordDueWords(services, facts))}
      />
    )
    render(res, page, errors.length > 0 ? 422 : 200)
  }

  /** The session, once a code was given where the last one is too long ago; undefined where it was wrong. */
  const withFreshCode = async (req: Request, facts: SessionFacts): Promise<SessionFacts | undefined> => {
    const { at } = req.context
    if (!codeIsDue(facts, at)) {
      return facts
    }
    if ((await proveAgain(services, req, facts)) !== undefined) {
      return undefined
    }
    await renewProved(services, req, facts)
    return { ...facts, secondFactorAt: at }
  }

  const why = 'whoever is signed in, and whoever has to choose a new password before being so'
  routes.form(paths.password(), {
    show: publicRoute({
      why,
      answer: async (req, res) => {
        show(req, res, factsOf(req), [])
      },
    }),
    submit: publicRoute({
      why,
      answer: async (req, res) => {
        const before = factsOf(req)
        if (!(await withinLimits(services, req, res))) {
          return
        }
        const incomplete = faultsOfFields(req)
        if (incomplete.length > 0) {
          show(req, res, before, incomplete)
          return
        }
        const facts = await withFreshCode(req, before)
        if (facts === undefined) {
          show(req, res, before, codeNotTaken().errors)
          return
        }
        const outcome = await changePassword(services, {
          facts,
          currentPassword: fieldOf(req, 'currentPassword'),
          newPassword: fieldOf(req, 'newPassword'),
          origin: originOf(req),
          at: req.context.at,
        })
        if (outcome.fault !== undefined) {
          show(req, res, facts, [outcome.fault])
          return
        }
        const { session, at } = req.context
        if (session.kind !== 'open' && !(await signInRecorded(facts.sessionId))) {
          const factor = facts.secondFactorAt === null ? 'password' : 'totp'
          await recordSignIn(services, req, res, { facts, factor })
        }
        await services.sessions.stepUp(req, facts, { startedAt: at })
        const { words } = await passwordStrength(fieldOf(req, 'newPassword'), outcome.owner)
        const notice = [
          said('accounts.notice.password-changed'),
          ...words,
          ...(outcome.unchecked ? [said('accounts.password.not-checked')] : []),
        ]
        if (session.kind === 'open') {
          redirect(req, res, {
            to: paths.ownSessions(),
            notice: [...notice, said('accounts.notice.other-sessions-ended')],
          })
        } else {
          goOn(req, res, notice)
        }
      },
    }),
  })
}
