import { z } from 'zod'
import {
  ForgottenPasswordPage,
  LinkOnItsWayPage,
} from '../../../views/accounts/passwords/forgotten-password-page.tsx'
import { sessionNetwork } from '../../access/networks.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { strangers } from '../../http/limits/senders.ts'
import { sessionForm } from '../../http/sessions/session-form.ts'
import { findNothing } from '../../http/sessions/session-request.ts'
import { shellOf } from '../../http/shell.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { emailField } from '../email-field.ts'
import { linkMinutes } from '../one-time-links.ts'
import { askForPasswordReset } from './password-reset-request.ts'

/** Asking for a link to a new password. */
export function forgottenPasswordRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.forgottenPassword(),
    sessionForm(services, {
      why: 'whoever has forgotten the password cannot sign in',
      from: strangers,
      schema: z.object({ email: emailField }),
      events: ['password.reset-asked'],
      find: findNothing,
      show: ({ shell }, { typed, errors }) => (
        <ForgottenPasswordPage shell={shell} errors={errors} typed={typed['email'] ?? ''} />
      ),
      take: async ({ req, res, origin }, { email }) => {
        const asking = { who: sessionNetwork(origin.address), record: { origin } }
        if (!(await services.requestLimits.take(res, 'reset', asking))) {
          throw new Refused('too-many-tries', { recorded: true })
        }
        const wait = await services.signInLimits.linkAskedFor(email)
        if (wait !== undefined) {
          res.setHeader('Retry-After', String(wait))
          throw new Refused('too-many-tries', { recorded: true })
        }
        await askForPasswordReset(services, email, origin)
        return (
          <LinkOnItsWayPage
            shell={shellOf(services, req)}
            minutes={linkMinutes['password-reset']}
            sendsMails={services.mail.transport('email') !== undefined}
          />
        )
      },
    }),
  )
}
