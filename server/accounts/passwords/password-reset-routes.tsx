import { ResetPasswordPage } from '../../../views/accounts/passwords/reset-password-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linkNotValid, type LinkUse } from '../../http/routes/ended-link.ts'
import { textIn } from '../../http/routes/id-in.ts'
import { endOfLink, linkForm } from '../../http/forms/link-form.ts'
import { sessionForm } from '../../http/sessions/session-form.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { newPasswordFields } from './new-password-fields.ts'
import { newPasswordRules } from '../new-password.ts'
import { findPasswordLink, passwordLinkKinds, resetPassword } from './password-reset.ts'
import { passwordStrength } from './password-strength.ts'

const passwordLinks: LinkUse = {
  kinds: passwordLinkKinds,
  event: 'password.reset',
  problem: linkNotValid,
  did: said('accounts.link.password-did'),
  next: said('accounts.link.password-next'),
}

/** Choosing a password by a link from a mail: a first one, or a new one. */
export function passwordResetRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.resetPassword.pattern,
    sessionForm(services, {
      ...linkForm(services, passwordLinks, findPasswordLink),
      why: 'who holds a link from a mail chooses a password by it',
      schema: newPasswordFields,
      show: ({ req, shell, found: { user, owner, link, secondStep } }, { errors }) => (
        <ResetPasswordPage
          shell={shell}
          errors={errors}
          action={paths.resetPassword(textIn({ req }, 'token'))}
          username={user.username}
          rules={{
            ...newPasswordRules(services.environment, owner),
            strengthScript: services.assets.url('password-strength.js'),
          }}
          first={link.kind === 'first-password'}
          secondStep={secondStep}
        />
      ),
      take: async (request, { newPassword }) => {
        const { req, found, origin, at } = request
        const outcome = await resetPassword(services, found, { newPassword, origin, at })
        if (outcome === 'link-not-valid') {
          throw await endOfLink(services, passwordLinks, request)
        }
        if ('fault' in outcome) {
          return { errors: [outcome.fault] }
        }
        const { session } = req.context
        if (session.kind === 'open' || session.kind === 'pending') {
          await services.sessions.end(req, session.facts, 'signed-out')
        }
        const { words } = await passwordStrength(newPassword, found.owner)
        return {
          to: paths.login(),
          notice: [
            said('accounts.notice.password-set'),
            ...words,
            ...(outcome.unchecked ? [said('accounts.password.not-checked')] : []),
            said('accounts.notice.sign-in-with-it'),
          ],
        }
      },
    }),
  )
}
