import type { Request, Response } from 'express'
import { SecurityProfile } from '../../models/security-profile.ts'
import { ResetPasswordPage } from '../../views/accounts/reset-password-page.tsx'
import type { FieldError } from '../../views/components/field.ts'
import { redirect } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { originOf } from '../http/origin.ts'
import { linkAttempt } from '../http/link-attempt.ts'
import { answerProblem } from '../http/problem.tsx'
import { publicRoute } from '../http/public-route.ts'
import { render } from '../http/render.ts'
import { shellOf } from '../http/shell.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { fieldOf, withinLimits } from './half-signed-in.ts'
import { hideReferrer, linkEnded, linkNotValid, type LinkUse } from './link-not-valid.ts'
import { newPasswordFaults } from './new-password-faults.ts'
import { newPasswordRules } from './new-password.ts'
import { findPasswordLink, passwordLinkKinds, resetPassword, type PasswordLink } from './password-reset.ts'
import { passwordStrength } from './password-strength.ts'
import { shellOfLink } from './shell-of-link.ts'
import { said } from '../../views/words/said.ts'
import { textIn } from '../http/id-in.ts'

async function secondStepOf({ user, owner }: PasswordLink): Promise<'ask' | 'set-up' | undefined> {
  const profile = await SecurityProfile.findByPk(user.id, { attributes: ['totpConfirmedAt'] })
  if (profile !== null && profile.totpConfirmedAt !== null) {
    return 'ask'
  }
  return owner.secondFactorRequired ? 'set-up' : undefined
}

const tokenOf = (req: Request) => textIn({ req }, 'token')

const passwordLinks: LinkUse = {
  kinds: passwordLinkKinds,
  event: 'password.reset',
  problem: linkNotValid,
  did: 'a password was chosen with it',
  next: 'Ask for a new one; if it was to be your first password, ask your administrator.',
}

/** Choosing a password by a link from a mail: a first one, or a new one. */
export function passwordResetRoutes(routes: RouteTable, services: Services): void {
  const show = async (req: Request, res: Response, found: PasswordLink, errors: readonly FieldError[]) => {
    await services.sessions.prepareForm(req)
    const page = (
      <ResetPasswordPage
        shell={shellOfLink(shellOf(services, req))}
        errors={errors}
        action={paths.resetPassword(tokenOf(req))}
        username={found.user.username}
        rules={{
          ...newPasswordRules(services.environment, found.owner),
          strengthScript: services.assets.url('password-strength.js'),
        }}
        first={found.link.kind === 'first-password'}
        secondStep={await secondStepOf(found)}
      />
    )
    render(res, page, errors.length > 0 ? 422 : 200)
  }

  /** The link in the address; undefined where it does not work, and then that has been answered. */
  const linkOf = async (req: Request, res: Response): Promise<PasswordLink | undefined> => {
    hideReferrer(res)
    if (!(await withinLimits(services, req, res))) {
      return undefined
    }
    const found = await findPasswordLink(tokenOf(req), req.context.at)
    if (found === undefined) {
      answerProblem(services, req, res, await linkEnded(services, passwordLinks, linkAttempt(req)))
    }
    return found
  }

  const why = 'who holds a link from a mail chooses a password by it'
  routes.form(paths.resetPassword.pattern, {
    show: publicRoute({
      why,
      answer: async (req, res) => {
        const found = await linkOf(req, res)
        if (found !== undefined) {
          await show(req, res, found, [])
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
        const incomplete = newPasswordFaults(req)
        if (incomplete.length > 0) {
          await show(req, res, found, incomplete)
          return
        }
        const newPassword = fieldOf(req, 'newPassword')
        const chosen = { newPassword, origin: originOf(req), at: req.context.at }
        const outcome = await resetPassword(services, found, chosen)
        if (outcome === 'link-not-valid') {
          answerProblem(services, req, res, await linkEnded(services, passwordLinks, linkAttempt(req)))
        } else if ('done' in outcome) {
          const { session } = req.context
          if (session.kind === 'open' || session.kind === 'pending') {
            await services.sessions.end(req, session.facts, 'signed-out')
          }
          const { words } = await passwordStrength(newPassword, found.owner)
          redirect(req, res, {
            to: paths.login(),
            notice: [
              said('accounts.notice.password-set'),
              ...words,
              ...(outcome.unchecked ? [said('accounts.password.not-checked')] : []),
              said('accounts.notice.sign-in-with-it'),
            ],
          })
        } else {
          await show(req, res, found, [outcome.fault])
        }
      },
    }),
  })
}
