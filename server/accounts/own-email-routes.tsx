import type { Request } from 'express'
import { z } from 'zod'
import { User } from '../../models/user.ts'
import { ConfirmEmailPage } from '../../views/accounts/confirm-email-page.tsx'
import { OwnEmailPage } from '../../views/accounts/own-email-page.tsx'
import { redirect } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { proofFields } from '../http/form-fields.ts'
import { withFields } from '../operations/input-fields.ts'
import { originOf } from '../http/origin.ts'
import { linkAttempt } from '../http/link-attempt.ts'
import { answerProblem } from '../http/problem.tsx'
import { publicRoute } from '../http/public-route.ts'
import { render } from '../http/render.ts'
import { shellOf } from '../http/shell.ts'
import { staffForm } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { emailField } from './email-field.ts'
import { withinLimits } from './half-signed-in.ts'
import { hideReferrer, linkEnded, linkNotValid, type LinkUse } from './link-not-valid.ts'
import { openFacts } from './mfa/re-authenticate.ts'
import { emailOf, findLink } from './one-time-links.ts'
import { askForEmail, confirmEmailAddress } from './own-email.ts'
import { shellOfLink } from './shell-of-link.ts'
import { said } from '../../views/words/said.ts'
import { textIn } from '../http/id-in.ts'

const enterAgain = 'Enter the address again under “Your account”.'

const emailLinks: LinkUse = {
  kinds: ['confirm-email'],
  event: 'email.confirmed',
  problem: {
    ...linkNotValid,
    reason: `It was used already, is too old, or was replaced by a newer one. ${enterAgain}`,
    wayOut: [{ href: paths.ownEmail(), label: 'Your e-mail address' }],
  },
  did: 'the address was confirmed with it',
  next: 'To change it once more, enter the other address under “Your account”.',
}

const tokenOf = (req: Request) => textIn({ req }, 'token')

/** One's own e-mail address, and confirming one by a link. */
export function ownEmailRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.ownEmail(),
    staffForm(services, {
      action: 'credentials.change',
      event: 'email.change-asked',
      viewEvent: 'account.viewed',
      schema: withFields(proofFields, z.object({ email: emailField })),
      change: (request, { email }) => askForEmail(services, request, email),
      show: async ({ req, shell, clearance }, { typed, errors }) => {
        const user = await User.findByPk(clearance.actor.id, { rejectOnEmpty: true })
        return (
          <OwnEmailPage
            shell={shell}
            errors={errors}
            current={user.email}
            confirmed={user.emailConfirmedAt !== null}
            typed={typed['email'] ?? ''}
            username={user.username}
            asksForCode={openFacts(req).secondFactorEnrolled}
          />
        )
      },
    }),
  )

  const why = 'who holds a link from a mail confirms an address by it, signed in or not'
  routes.form(paths.confirmEmail.pattern, {
    show: publicRoute({
      why,
      answer: async (req, res) => {
        hideReferrer(res)
        if (!(await withinLimits(services, req, res))) {
          return
        }
        const found = await findLink(tokenOf(req), emailLinks.kinds, req.context.at)
        const email = found === undefined ? undefined : emailOf(services, found.link)
        if (email === undefined) {
          answerProblem(services, req, res, await linkEnded(services, emailLinks, linkAttempt(req)))
          return
        }
        await services.sessions.prepareForm(req)
        const shell = shellOfLink(shellOf(services, req))
        render(
          res,
          <ConfirmEmailPage shell={shell} email={email} action={paths.confirmEmail(tokenOf(req))} />,
        )
      },
    }),
    submit: publicRoute({
      why,
      answer: async (req, res) => {
        hideReferrer(res)
        if (!(await withinLimits(services, req, res))) {
          return
        }
        const { at, session } = req.context
        const found = await findLink(tokenOf(req), emailLinks.kinds, at)
        if (
          found === undefined ||
          !(await confirmEmailAddress(services, found, { origin: originOf(req), at }))
        ) {
          answerProblem(services, req, res, await linkEnded(services, emailLinks, linkAttempt(req)))
          return
        }
        const to = session.kind === 'open' ? paths.ownEmail() : paths.login()
        redirect(req, res, { to, notice: said('accounts.notice.e-mail-address-confirmed') })
      },
    }),
  })
}
