import type { Request, Response } from 'express'
import { ForgottenPasswordPage, LinkOnItsWayPage } from '../../views/accounts/forgotten-password-page.tsx'
import { saidOfIssue } from '../operations/fault.ts'
import type { FieldError } from '../../views/components/field.ts'
import { sessionNetwork } from '../access/networks.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { originOf } from '../http/origin.ts'
import { answerProblem } from '../http/problem.tsx'
import { problems } from '../http/problems.ts'
import { publicRoute } from '../http/public-route.ts'
import { render } from '../http/render.ts'
import { shellOf } from '../http/shell.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { emailField } from './email-field.ts'
import { fieldOf, withinLimits } from './half-signed-in.ts'
import { linkMinutes } from './one-time-links.ts'
import { askForPasswordReset } from './password-reset-request.ts'

/** Asking for a link to a new password. */
export function forgottenPasswordRoutes(routes: RouteTable, services: Services): void {
  const show = async (req: Request, res: Response, errors: readonly FieldError[]) => {
    await services.sessions.prepareForm(req)
    const shell = shellOf(services, req)
    const page = <ForgottenPasswordPage shell={shell} errors={errors} typed={fieldOf(req, 'email')} />
    render(res, page, errors.length > 0 ? 422 : 200)
  }

  const why = 'whoever has forgotten the password cannot sign in'
  routes.form(paths.forgottenPassword(), {
    show: publicRoute({ why, answer: (req, res) => show(req, res, []) }),
    submit: publicRoute({
      why,
      answer: async (req, res) => {
        if (!(await withinLimits(services, req, res))) {
          return
        }
        const email = emailField.safeParse(fieldOf(req, 'email'))
        if (!email.success) {
          const message = saidOfIssue(email.error.issues[0]?.message ?? '')
          await show(req, res, [{ field: 'email', message }])
          return
        }
        const who = sessionNetwork(req.context.address)
        if (!(await services.requestLimits.take(res, 'reset', { who, record: { origin: originOf(req) } }))) {
          answerProblem(services, req, res, problems.tooMany)
          return
        }
        const wait = await services.signInLimits.linkAskedFor(email.data)
        if (wait !== undefined) {
          res.setHeader('Retry-After', String(wait))
          answerProblem(services, req, res, problems.tooMany)
          return
        }
        await askForPasswordReset(services, email.data, originOf(req))
        const shell = shellOf(services, req)
        const sendsMails = services.mail.transport('email') !== undefined
        render(
          res,
          <LinkOnItsWayPage shell={shell} minutes={linkMinutes['password-reset']} sendsMails={sendsMails} />,
        )
      },
    }),
  })
}
